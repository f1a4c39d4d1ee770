import type { FetchNode } from '@apollo/query-planner'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { clientError } from '../../errors/client-errors.ts'
import type { RequestContext } from '../../request-context.ts'
import { carryError, UNAVAILABLE_MESSAGE } from '../requests/subgraph-errors.ts'
import { SubgraphFailure } from '../requests/subgraph-failure.ts'
import { subgraphOperation } from '../requests/subgraph-operation.ts'
import type { OpenedStream } from '../requests/subgraph-request.ts'
import type { SupergraphRuntime } from '../supergraph-runtime.ts'

/** A source that brings events. */
export type OpenedSource = Exclude<OpenedStream, { kind: 'answer' }>

/** Opens the source of a subscription at its subgraph; errors (not yet masked) where it refuses or can't. */
export async function openSource(
  runtime: SupergraphRuntime,
  primary: FetchNode,
  variables: Record<string, unknown>,
  context: RequestContext,
): Promise<{ source: OpenedSource } | { errors: GraphQLError[] }> {
  const { serviceName: subgraph, operation: query, operationName } = primary
  const unavailable = { errors: [clientError('SUBGRAPH_UNAVAILABLE', UNAVAILABLE_MESSAGE)] }
  const used = (primary.variableUsages ?? []).filter((name) => Object.hasOwn(variables, name))
  const operation = { ...subgraphOperation({ subgraph, kind: 'subscription', query, operationName }), fits: () => true }
  try {
    const opened = await runtime.open({
      operation,
      variables: Object.fromEntries(used.map((name) => [name, variables[name]])),
      representations: null,
      context,
    })
    if (opened.kind !== 'answer') return { source: opened }
    const { errors } = opened.answer
    if (errors) return { errors: errors.map(asGraphQLError) }
    const { requestId, logger } = context
    logger.warn({ requestId, subgraph }, 'no stream was opened')
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
