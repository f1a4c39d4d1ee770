import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql'
import { hashOf, type Random } from './random.ts'

/** An operation as a client would send it. */
export interface RandomOperation {
  query: string
  /** Names of variables by their types, which say whether they may be left out. */
  variables: { name: string; type: string; hasDefault: boolean }[]
}

const ALIASES = ['a', 'b', '__proto__', 'constructor', 'toString', 'then', 'toJSON']
const IDS = ['b1', 'b2', 'm1', 'u1', 'u2', 'n1', 't1', 's1', 'x']

/** Makes an operation up. It need not be valid: names may mean two things. */
export function randomOperation(schema: GraphQLSchema, random: Random): RandomOperation {
  const variables = new Map<string, { type: string; defaultValue: string | null }>()
  const fragments: string[] = []
  const isMutation = random.chance(0.1)
  const root = (isMutation ? schema.getMutationType() : schema.getQueryType()) as GraphQLCompositeType
  const deepest = 2 + random.number(4)
  let budget = 12 + random.number(30)

  const body = selectionSet(root, 0)
  const declared = [...variables].map(
    ([name, { type, defaultValue }]) => `$${name}: ${type}${defaultValue === null ? '' : ` = ${defaultValue}`}`,
  )
  const head = `${isMutation ? 'mutation' : 'query'}${declared.length > 0 ? ` (${declared.join(', ')})` : ''}`
  return {
    query: [`${head} ${body}`, ...fragments].join('\n'),
    variables: [...variables].map(([name, { type, defaultValue }]) => ({
      name,
      type,
      hasDefault: defaultValue !== null,
    })),
  }

  function selectionSet(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + random.number(depth === 0 ? 3 : 4)
    const selections: string[] = []
    for (let index = 0; index < count; index += 1) {
      const selection = randomSelection(type, depth)
      if (selection) selections.push(selection)
    }
    return `{ ${selections.length > 0 ? selections.join(' ') : '__typename'} }`
  }

  function randomSelection(type: GraphQLCompositeType, depth: number): string | null {
    budget -= 1
    if (budget < 0) return null
    if (random.chance(0.1)) return random.chance(0.2) ? 'kind: __typename' : '__typename'
    if (depth === 0 && random.chance(0.04))
      return `__type(name: "${random.pick(['Book', 'Tent', 'Item'])}") { name kind }`
    if (isUnionType(type) || random.chance(0.2)) return fragment(type, depth)
    return field(type, depth)
  }

  function fragment(type: GraphQLCompositeType, depth: number): string {
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
    const concrete = random.pick(possible)
    const interfaces = 'getInterfaces' in concrete ? concrete.getInterfaces() : []
    const condition: GraphQLCompositeType = random.pick([concrete, concrete, type, ...interfaces])
    const inner = selectionSet(condition, depth)
    if (random.chance(0.3)) {
      const name = `F${fragments.length}`
      fragments.push(`fragment ${name} on ${condition.name} ${inner}`)
      return `...${name}${directives(depth)}${random.chance(0.2) ? ` ...${name}` : ''}`
    }
    const on = condition === type && random.chance(0.4) ? '' : ` on ${condition.name}`
    return `...${on}${directives(depth)} ${inner}`
  }

  function field(type: GraphQLCompositeType, depth: number): string | null {
    if (isUnionType(type)) return null
    const all = Object.values(type.getFields())
    const candidates = all.filter((one) => depth < deepest || !isCompositeType(getNamedType(one.type)))
    if (candidates.length === 0) return null
    const chosen = random.pick(candidates)
    const named = getNamedType(chosen.type)
    const args = argumentsOf(chosen)
    const inner = isCompositeType(named) ? ` ${selectionSet(named, depth + 1)}` : ''
    return `${aliasOf(chosen.name, args)}${chosen.name}${args}${directives(depth)}${inner}`
  }

  /** Fields with other arguments mostly have other names, so that most operations are valid. */
  function aliasOf(name: string, args: string): string {
    if (random.chance(0.06)) return `${random.pick(ALIASES)}: `
    return args === '' ? '' : `${name}_${hashOf(args) % 1_000}: `
  }

  function directives(depth: number): string {
    // What is asked for twice under a mutation's root, once on a condition, the planner plans to do twice.
    if (!random.chance(0.12) || (isMutation && depth === 0)) return ''
    const one = (name: string) => `@${name}(if: ${random.chance(0.8) ? flag() : random.pick(['true', 'false'])})`
    return random.chance(0.15) ? ` ${one('skip')} ${one('include')}` : ` ${one(random.pick(['skip', 'include']))}`
  }

  function flag(): string {
    const name = `flag${random.number(3)}`
    if (!variables.has(name))
      variables.set(name, { type: 'Boolean!', defaultValue: random.pick([null, 'true', 'false']) })
    return `$${name}`
  }

  function argumentsOf(one: GraphQLField<unknown, unknown>): string {
    const given = one.args.flatMap((argument) => {
      const isRequired = isNonNullType(argument.type) && argument.defaultValue === undefined
      if (!isRequired && random.chance(0.4)) return []
      return [`${argument.name}: ${inputOf(argument.type, argument.defaultValue !== undefined)}`]
    })
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }

  function inputOf(type: GraphQLInputType, hasDefault: boolean): string {
    if (!random.chance(0.4)) return literal(type)
    const name = `v${hashOf(String(type)) % 50}${random.number(2)}`
    const isNeeded = isNonNullType(type) && !hasDefault
    const declared = isNonNullType(type) && random.chance(0.5) ? type.ofType : type
    if (!variables.has(name)) {
      const defaultValue = random.chance(0.4) ? literal(declared, false) : null
      // Without a default only a type that is not null fits where null does not.
      const fits = declared === type || defaultValue !== null || !isNeeded
      variables.set(name, { type: String(fits ? declared : type), defaultValue })
    }
    return `$${name}`
  }

  function literal(type: GraphQLInputType, mayHold = true): string {
    if (isNonNullType(type)) return literal(type.ofType, mayHold)
    if (isListType(type))
      return `[${Array.from({ length: random.number(4) }, () => literal(type.ofType, mayHold)).join(', ')}]`
    if (isEnumType(type)) return random.pick(type.getValues()).name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((one) => isNonNullType(one.type) || random.chance(0.5))
      return `{ ${fields.map((one) => `${one.name}: ${mayHold ? inputOf(one.type, false) : literal(one.type, false)}`).join(', ')} }`
    }
    switch (type.name) {
      case 'Int':
        return String(random.number(4))
      case 'ID':
        return `"${random.pick(IDS)}"`
      case 'JSON':
        return random.pick(['{ a: [1] }', '5', '"text"'])
      default:
        return `"text ${random.number(5)}"`
    }
  }
}

/** Values for its variables; some are left out where they may be. */
export function randomVariables(operation: RandomOperation, random: Random): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const { name, type, hasDefault } of operation.variables) {
    if ((hasDefault || !type.endsWith('!')) && random.chance(0.4)) continue
    if (!type.endsWith('!') && random.chance(0.15)) values[name] = null
    else values[name] = valueFor(type.replace(/!$/, ''), random)
  }
  return values
}

function valueFor(type: string, random: Random): unknown {
  if (type.startsWith('['))
    return Array.from({ length: random.number(3) }, () => valueFor(type.slice(1, -1).replace(/!$/, ''), random))
  switch (type) {
    case 'Boolean':
      return random.chance(0.5)
    case 'Int':
      return random.number(4)
    case 'ID':
      return random.pick(IDS)
    case 'Currency':
      return random.pick(['EUR', 'USD'])
    case 'Style':
      return random.pick(['SHORT', 'LONG'])
    case 'BundleInput':
      return { items: ['b1'], meta: { x: [1] } }
    case 'JSON':
      return random.pick([{ a: 1 }, [1, 2], 'text', 5])
    default:
      return `text ${random.number(5)}`
  }
}
