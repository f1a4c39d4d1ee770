import type { GraphQLDataSource } from '@apollo/gateway'
import type { QueryPlan } from '@apollo/query-planner'
import { type ExecutionResult, GraphQLError } from 'graphql'
import { maskError } from '../../errors/mask-error.ts'
import type { RequestContext } from '../../request-context.ts'
import type { PreparedOperation, SupergraphRuntime } from '../supergraph-runtime.ts'
import { ExecutionScope } from './execution-scope.ts'

/** What of a data source executeQueryPlan uses. */
export type Answering = Pick<GraphQLDataSource, 'process'>

/** A plan, what it is for, and where its fetches go. */
export interface PlanExecution {
  plan: QueryPlan
  prepared: PreparedOperation
  variables: Record<string, unknown>
  dataSources: Readonly<Record<string, Answering>>
}

/** Runs a plan. Its errors are as clients may see them. */
export async function executePlan(
  runtime: SupergraphRuntime,
  execution: PlanExecution,
  context: RequestContext,
): Promise<ExecutionResult> {
  const scope = new ExecutionScope(runtime, context)
  const { plan, prepared, variables, dataSources } = execution
  const request = { request: { variables }, context: scope, metrics: {}, logger: context.logger }
  // Loaded when it is first needed: with all that it brings it takes the gateway two thirds of a second to load.
  const { executeQueryPlan } = await import('@apollo/gateway')
  const result = await executeQueryPlan(
    plan,
    dataSources as never,
    request as never,
    prepared.operationContext,
    runtime.supergraphSchema,
    runtime.apiSchema,
  )
  const { data = null } = result
  // Nobody reads this any more, and what was given up is nobody's fault.
  if (context.signal.aborted) return { data: null }
  // Null where the schema forbids it, without an error that says why: the executor hides these in extensions.
  const incomplete = (result.extensions?.valueCompletion ?? []) as GraphQLError[]
  const errors = [...(result.errors ?? []), ...incomplete].map((error) => asGraphQLError(error, runtime.hiddenNames))
  if (errors.length === 0) return { data }
  const placed = scope.placeErrors(errors, data)
  return { data, errors: placed.map((error) => maskError(error, context)) }
}

/** The executor also hands on errors of its own, of any kind; those that it hides carry a code that is not for clients. */
function asGraphQLError(error: Error, hiddenNames: ReadonlySet<string>): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(error.message, { originalError: error })
  const { message, path, extensions, originalError } = error
  const end = path?.findIndex((step) => hiddenNames.has(step as string)) ?? -1
  return end < 0 ? error : new GraphQLError(message, { path: path?.slice(0, end), extensions, originalError })
}
