import {
  type ExecutionResult,
  executeSync,
  GraphQLError,
  getVariableValues,
  Kind,
  type OperationTypeNode,
} from 'graphql'
import { clientError } from './errors/client-errors.ts'
import { maskError } from './errors/mask-error.ts'
import { executeCompiled } from './federation/execution/execute-compiled.ts'
import { executePlan } from './federation/execution/execute-plan.ts'
import { unplannedField } from './federation/planning/unplanned-field.ts'
import type { ResultStream } from './federation/subscriptions/result-stream.ts'
import type { Subscriptions } from './federation/subscriptions/subscriptions.ts'
import type { PreparedOperation, SupergraphRuntime } from './federation/supergraph-runtime.ts'
import { checkVariables } from './limits/check-variables.ts'
import { checkDemand } from './limits/cost/check-demand.ts'
import type { OperationInput, RequestContext } from './request-context.ts'
import { type Note, type Observer, observeOperation } from './telemetry/observe-operation.ts'

/** One result, or for a subscription one after the other. Their errors are as clients may see them. */
export type OperationOutcome = ExecutionResult | ResultStream

/** How an operation reached us. */
export interface ExecuteOptions {
  subscriptions: Subscriptions
  observer: Observer
  /** Why this transport can't carry an operation of the kind; null or left out: it can. */
  refuseKind?: (kind: OperationTypeNode) => GraphQLError | null
}

/**
 * The one way in which operations run, whatever the transport: limits, validation, plan, execution,
 * masking. A request that is refused gives errors without `data`.
 */
export async function executeOperation(
  runtime: SupergraphRuntime,
  input: OperationInput,
  context: RequestContext,
  options: ExecuteOptions,
): Promise<OperationOutcome> {
  // A subscription, which goes on, enters for itself.
  runtime.uses.enter()
  try {
    return await observeOperation(options.observer, context, (note) => run(runtime, input, context, options, note))
  } finally {
    runtime.uses.leave()
  }
}

async function run(
  runtime: SupergraphRuntime,
  input: OperationInput,
  context: RequestContext,
  options: ExecuteOptions,
  note: Note,
): Promise<OperationOutcome> {
  const refuse = (errors: readonly GraphQLError[]) => ({ errors: errors.map((error) => maskError(error, context)) })
  try {
    const kept = runtime.recall(input.query, input.operationName)
    const preparation = kept ?? runtime.prepare(input.query, input.operationName)
    if ('errors' in preparation) return refuse(preparation.errors)
    const { prepared } = preparation
    note({ operation: prepared.operation, isPlanKept: kept !== null })
    const unfit = options.refuseKind?.(prepared.operation.operation)
    if (unfit) return refuse([unfit])
    const given = input.variables ?? {}
    const tooDeep = checkVariables(given, runtime.limits)
    if (tooDeep) return refuse([tooDeep])
    const coerced = coerceVariables(runtime, prepared, given)
    if ('errors' in coerced) return refuse(coerced.errors)
    const tooMuch = prepared.demand && checkDemand(prepared.demand, coerced.variables, runtime.limits)
    if (tooMuch) return refuse([tooMuch])
    const unplanned = unplannedField(prepared, coerced.variables)
    if (unplanned) return refuse([new GraphQLError(`no plan brings the root field ${unplanned}`)])
    const { plan } = prepared
    if (!plan) return readSchema(runtime, prepared, given)
    if (prepared.operation.operation === 'subscription')
      return await options.subscriptions.open(runtime, prepared, input, context)
    const execution = { plan, prepared, variables: given, dataSources: runtime.apolloDataSources }
    const { compilation } = prepared
    if (compilation && 'compiled' in compilation)
      return await executeCompiled(compilation.compiled, { variables: given, ask: runtime.ask, context })
    options.observer.metrics.executorFallbacks.inc({ reason: compilation?.uncovered ?? 'none' })
    return await executePlan(runtime, execution, context)
  } catch (error) {
    // Nobody reads this any more.
    if (context.signal.aborted) return { data: null }
    const unexpected = error instanceof Error ? error : new Error(String(error))
    return refuse([new GraphQLError(unexpected.message, { originalError: unexpected })])
  }
}

/** Answers what asks for the schema alone. */
function readSchema(
  { schema }: SupergraphRuntime,
  { operation, operationContext }: PreparedOperation,
  variableValues: Record<string, unknown>,
): ExecutionResult {
  const definitions = [operation, ...Object.values(operationContext.fragments)]
  return executeSync({ schema, document: { kind: Kind.DOCUMENT, definitions }, variableValues, rootValue: {} })
}

function coerceVariables(
  runtime: SupergraphRuntime,
  { operation }: PreparedOperation,
  given: Record<string, unknown>,
): { variables: Record<string, unknown> } | { errors: readonly GraphQLError[] } {
  const { coerced, errors } = getVariableValues(runtime.schema, operation.variableDefinitions ?? [], given, {
    maxErrors: 10,
  })
  if (!errors) return { variables: coerced }
  return { errors: errors.map(({ message, nodes }) => clientError('BAD_USER_INPUT', message, { nodes: nodes?.[0] })) }
}
