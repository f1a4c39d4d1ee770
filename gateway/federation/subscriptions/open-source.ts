import type { FetchNode } from '@apollo/query-planner'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { clientError } from '../../errors/client-errors.ts'
import type { RequestContext } from '../../request-context.ts'
import { parseAnswer } from '../requests/parse-answer.ts'
import { readLimited } from '../requests/read-limited.ts'
import { carryError, UNAVAILABLE_MESSAGE } from '../requests/subgraph-errors.ts'
import { SubgraphFailure } from '../requests/subgraph-failure.ts'
import type { SupergraphRuntime } from '../supergraph-runtime.ts'

const MOST_REFUSAL_BYTES = 100_000

/** Opens the source of a subscription at its subgraph; errors (not yet masked) where it refuses or can't. */
export async function openSource(
  runtime: SupergraphRuntime,
  primary: FetchNode,
  variables: Record<string, unknown>,
  context: RequestContext,
): Promise<{ response: Response } | { errors: GraphQLError[] }> {
  const source = runtime.dataSources[primary.serviceName]
  if (!source) throw new Error(`no subgraph is named ${primary.serviceName}`)
  const unavailable = { errors: [clientError('SUBGRAPH_UNAVAILABLE', UNAVAILABLE_MESSAGE)] }
  const used = (primary.variableUsages ?? []).filter((name) => Object.hasOwn(variables, name))
  const body = JSON.stringify({
    query: primary.operation,
    variables: Object.fromEntries(used.map((name) => [name, variables[name]])),
    operationName: primary.operationName,
  })
  try {
    const response = await source.client.open({ body, context, retry: true }, context.signal)
    if (response.ok && response.headers.get('content-type')?.startsWith('text/event-stream')) return { response }
    const text = await readLimited(response.body, MOST_REFUSAL_BYTES, context.signal)
    const answer = text === null ? null : parseAnswer(text)
    if (answer?.errors && response.status !== 401) return { errors: answer.errors.map(asGraphQLError) }
    const { requestId, logger } = context
    logger.warn({ requestId, subgraph: primary.serviceName, status: response.status }, 'no stream was opened')
    return unavailable
  } catch (error) {
    if (error instanceof SubgraphFailure) return unavailable
    throw error
  }
}

function asGraphQLError(error: GraphQLFormattedError): GraphQLError {
  const { message, path, extensions } = carryError(error)
  return new GraphQLError(message, { path, extensions })
}
