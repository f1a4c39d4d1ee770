import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import type { Metrics } from '@chainlens/platform/metrics'
import { unrecorded } from '@chainlens/platform/telemetry'
import { type ExecutionResult, GraphQLError } from 'graphql'
import { maskError } from '../../errors/mask-error.ts'
import type { RequestContext } from '../../request-context.ts'
import { compileExact } from '../execution/compile-exact.ts'
import { executeCompiled } from '../execution/execute-compiled.ts'
import { type Answering, executePlan } from '../execution/execute-plan.ts'
import { carryError } from '../requests/subgraph-errors.ts'
import type { SubgraphAnswer } from '../requests/subgraph-request.ts'
import type { PreparedOperation, SupergraphRuntime } from '../supergraph-runtime.ts'
import { type CompletedEvent, completedEvent } from './completed-event.ts'
import { copyJson } from './copy-json.ts'
import type { Departures } from './departures.ts'
import type { CompleteEvent } from './event-group.ts'
import { createSampledSpan } from './sampled-span.ts'
import type { SourceEvent } from './subgraph-source.ts'

/** The name under which a plan fetches the event itself. */
const EVENT = '$event'

/** An operation whose events are completed, and on what. */
export interface EventCompletion {
  runtime: SupergraphRuntime
  prepared: PreparedOperation
  node: SubscriptionNode
  variables: Record<string, unknown>
}

/** Completes events from the other subgraphs: by the rest of the plan, whose first fetch answers with the event. */
export function createCompleteEvent(
  completion: EventCompletion,
  context: RequestContext,
  { metrics, departures }: { metrics: Metrics; departures: Departures },
): CompleteEvent {
  const { runtime, node, variables } = completion
  const { compilation } = completion.prepared
  const compiled = compilation && 'compiled' in compilation ? compilation.compiled : null
  const uncovered = compilation && 'uncovered' in compilation ? compilation.uncovered : 'none'
  // The executor changes what it is given, and others read the event as well.
  const isChanged = node.rest !== undefined || (node.primary.outputRewrites?.length ?? 0) > 0

  const isExact = compiled && !isChanged ? compileExact(compiled.client, variables) : null

  function execute(answer: SubgraphAnswer): ExecutionResult | Promise<ExecutionResult> {
    const event = isChanged ? { ...answer, data: copyJson(answer.data) } : answer
    if (compiled) return executeCompiled(compiled, { variables, ask: runtime.ask, context, event })
    metrics.executorFallbacks.inc({ reason: uncovered })
    return executeFallback(completion, event, context)
  }

  function failed(error: unknown): CompletedEvent {
    const unexpected = error instanceof Error ? error : new Error(String(error))
    const masked = maskError(new GraphQLError(unexpected.message, { originalError: unexpected }), context)
    return completedEvent({ errors: [masked] })
  }

  function complete({ answer, text }: SourceEvent): CompletedEvent | Promise<CompletedEvent> {
    try {
      // What it says is what the client is to read: neither made anew nor written anew.
      if (text !== null && isExact?.(answer.data)) return { result: { data: answer.data }, text }
      const result = execute(answer)
      return result instanceof Promise ? result.then(completedEvent).catch(failed) : completedEvent(result)
    } catch (error) {
      return failed(error)
    }
  }

  // A stream may have thousands: its one span tells how many.
  if (!node.rest) return (event) => unrecorded(() => complete(event))
  const enrich = createSampledSpan('enrich event')
  return (event) => new Promise((resolve) => departures.enter(() => resolve(enrich(() => complete(event)))))
}

/** By the executor that covers every plan. */
function executeFallback(
  { runtime, prepared, node, variables }: EventCompletion,
  { data = null, errors }: SubgraphAnswer,
  context: RequestContext,
): Promise<ExecutionResult> {
  const source: Answering = { process: async () => ({ data, errors: errors?.map(carryError) }) }
  const dataSources = { ...runtime.apolloDataSources, [EVENT]: source }
  const plan = eventPlan(node.primary, node.rest)
  return executePlan(runtime, { plan, prepared, variables, dataSources }, context)
}

/** The plan for one event: the event in place of the subscription's own fetch, then what the others bring. */
function eventPlan(primary: FetchNode, rest: PlanNode | undefined): QueryPlan {
  const event: FetchNode = { ...primary, serviceName: EVENT }
  return { kind: 'QueryPlan', node: rest ? { kind: 'Sequence', nodes: [event, rest] } : event }
}
