import {
  all,
  type BigNumber,
  type ConstantNode,
  create,
  type FunctionNode,
  type MathNode,
  type SymbolNode,
} from 'mathjs'
import type { Calculation, NoCalculation } from './calculation.ts'

/** Digits of a result. */
const DIGITS = 64
/** Digits in between: units are converted there and back, and the last ones of that are lost. */
const PRECISION = 80
/** Beyond that many digits before or behind the point, a figure is nothing that anybody would read. */
const MOST_PLACES = 60

const NODES = new Set(['ConstantNode', 'SymbolNode', 'OperatorNode', 'ParenthesisNode', 'FunctionNode', 'ArrayNode'])
const OPERATORS = new Set(['+', '-', '*', '/', '^', '%', 'mod', '!', 'to', 'in'])
const CONSTANTS = new Set(['pi', 'e', 'tau', 'phi'])
const FUNCTIONS = new Set(
  'abs cbrt ceil exp floor ln log log10 log1p log2 max mean median min mod nthRoot pow prod round sign sqrt std sum variance'.split(
    ' ',
  ),
)

const math = create(all ?? {}, { number: 'BigNumber', precision: PRECISION })
math.createUnit('USD')
math.createUnit('token', { aliases: ['tokens'] })
math.import({ ln: (value: never) => math.log(value) }, {})
const { parse } = math

/**
 * Evaluates an expression that holds nothing but figures, units and the functions above: what it is made of is
 * checked before anything of it runs, so that nothing else of mathjs can be reached. May take very long, or all
 * memory: for a worker that can be ended.
 */
export function evaluate(expression: string): Calculation | NoCalculation {
  let node: MathNode
  try {
    node = parse(expression)
  } catch (error) {
    return { problem: `It cannot be read: ${(error as Error).message}` }
  }
  const operands: string[] = []
  const problems = new Set<string>()
  node.traverse((part) => {
    const problem = problemOf(part)
    if (problem) problems.add(problem)
    else if (part.type === 'ConstantNode')
      operands.push(math.bignumber((part as ConstantNode<BigNumber>).value).toFixed())
  })
  const [problem] = problems
  if (problem) return { problem }
  try {
    return { ...figureOf(node.compile().evaluate({})), operands }
  } catch (error) {
    return { problem: (error as Error).message }
  }
}

function problemOf(node: MathNode): string | null {
  if (!NODES.has(node.type)) return 'Give one expression of figures, units and functions.'
  // A percentage is written as a division by a number of JavaScript's own.
  if (node.type === 'ConstantNode' && !isFigure((node as ConstantNode).value)) return 'Give figures, no texts.'
  if (node.type === 'OperatorNode' && !OPERATORS.has((node as unknown as { op: string }).op))
    return `There is no operator ${(node as unknown as { op: string }).op} here.`
  if (node.type === 'FunctionNode') {
    const { fn } = node as FunctionNode
    const name = fn?.type === 'SymbolNode' ? (fn as SymbolNode).name : ''
    if (!FUNCTIONS.has(name)) return `There is no function ${name} here. Functions: ${[...FUNCTIONS].join(', ')}.`
  }
  if (node.type === 'SymbolNode') {
    const { name } = node as SymbolNode
    if (!CONSTANTS.has(name) && !FUNCTIONS.has(name) && !math.Unit.isValuelessUnit(name))
      return `${name} is neither a unit nor one of ${[...CONSTANTS].join(', ')}. Give figures in place of names.`
  }
  return null
}

const isFigure = (value: unknown) => math.isBigNumber(value) || typeof value === 'number'

/** Throws an Error that says why where the result is no single finite figure. */
function figureOf(result: unknown): { exact: string; unit: string | null } {
  if (math.isUnit(result)) {
    const { value, unit } = result.toJSON() as unknown as { value: BigNumber | number | null; unit: string }
    if (value === null) throw new Error('A unit alone is no figure.')
    return { exact: decimalOf(math.bignumber(value as never)), unit }
  }
  if (!math.isBigNumber(result)) throw new Error('The result is no single figure.')
  return { exact: decimalOf(result), unit: null }
}

function decimalOf(value: BigNumber): string {
  if (!value.isFinite()) throw new Error('The result is not finite, e.g. a division by zero.')
  if (!value.isZero() && Math.abs(value.e) > MOST_PLACES)
    throw new Error(`The result has more than ${MOST_PLACES} places.`)
  return value.toSignificantDigits(DIGITS).toFixed()
}
