import { withPatience } from '@chainlens/platform/async'
import type { Config } from '@chainlens/platform/config'
import { ChainLensError } from '@chainlens/platform/errors'
import { askGraph, type GraphAnswer, type Platform } from '@chainlens/platform/service'
import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql'
import { describeOperation } from './describe-operation.ts'
import { inputSchemaOf } from './input-schema.ts'
import type { Tool } from './tool.ts'

const TIMEOUT_MS = 45_000

/** An answer that lacks a part, since a subgraph was not there. */
class IncompleteAnswer extends Error {
  readonly answer: GraphAnswer

  constructor(answer: GraphAnswer) {
    super('A part of the graph did not answer.')
    this.answer = answer
  }
}

function broken(file: string, reason: string): ChainLensError {
  return new ChainLensError({ code: 'TOOL_BROKEN', message: `The tool ${file} is broken: ${reason}` })
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}

/**
 * A tool made of a `.graphql` file: its operation runs on the supergraph as the user who asked, its
 * variables are the input, its leading comment the description. Throws TOOL_BROKEN for a file that is
 * no single query or does not fit the graph.
 */
export function operationTool(platform: Platform, api: GraphQLSchema, file: string, text: string): Tool {
  const document = (() => {
    try {
      return parse(text)
    } catch (error) {
      throw broken(file, (error as Error).message)
    }
  })()
  const [error] = validate(api, document)
  if (error) throw broken(file, error.message)
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const [operation] = operations
  if (!operation?.name || operations.length !== 1) throw broken(file, 'it needs one operation with a name.')
  if (operation.operation !== 'query') throw broken(file, 'it has to be a query.')
  const { description, variables } = describeOperation(text)
  if (!description) throw broken(file, 'its first lines have to be a comment that says what it does.')
  const name = snakeCase(operation.name.value)
  return {
    name,
    description,
    effect: 'READ',
    isRisky: false,
    isTrusted: false,
    timeoutMs: TIMEOUT_MS,
    inputSchema: inputSchemaOf(api, operation, variables),
    async run(input, { principal, signal, timeoutMs }) {
      const question = { issuer: 'tools', query: text, variables: input, as: { principal }, signal, timeoutMs }
      const { data, errors } = await askPatiently(platform.config, signal, () => askGraph(platform, question))
      const failures = errors.map(({ path, message, extensions }) => ({ path, message, code: extensions?.code }))
      const isEmpty = data === null || Object.values(data).every((value) => value === null)
      if (isEmpty && failures[0])
        throw new ChainLensError({ code: failures[0].code ?? 'EXECUTION_FAILED', message: failures[0].message })
      return failures.length > 0 ? { ...data, _errors: failures } : data
    },
  }
}

/** What is there of an answer, asked for again for a while where a subgraph was not there. */
async function askPatiently(
  { replacementMs, subgraphTimeoutMs }: Config,
  signal: AbortSignal,
  ask: () => Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  // An answer that took as long as the gateway waits lacks what was there and is too slow.
  const mayPass = (error: unknown, lastedMs: number) =>
    lastedMs < subgraphTimeoutMs * 0.9 &&
    (error instanceof IncompleteAnswer || (error instanceof ChainLensError && error.code === 'GRAPH_UNREACHABLE'))
  const limitMs = TIMEOUT_MS
  try {
    return await withPatience({ patienceMs: replacementMs, limitMs, signal, mayPass }, async () => {
      const answer = await ask()
      if (answer.errors.some(({ extensions }) => extensions?.code === 'SUBGRAPH_UNAVAILABLE'))
        throw new IncompleteAnswer(answer)
      return answer
    })
  } catch (error) {
    if (error instanceof IncompleteAnswer) return error.answer
    throw error
  }
}
