import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import { mapResults } from '@chainlens/platform/streaming'
import { unrecorded } from '@chainlens/platform/telemetry'
import { type ExecutionResult, GraphQLError } from 'graphql'
import { clientError } from '../../errors/client-errors.ts'
import { maskError } from '../../errors/mask-error.ts'
import type { RequestContext } from '../../request-context.ts'
import { fitsShape } from '../execution/answer-shape.ts'
import { type Answering, executePlan, type PlanExecution } from '../execution/execute-plan.ts'
import { createConcurrencyLimit } from '../requests/concurrency-limit.ts'
import { carryError, UNAVAILABLE_MESSAGE } from '../requests/subgraph-errors.ts'
import type { SupergraphRuntime } from '../supergraph-runtime.ts'
import { eventSource, type SourceEvent, type SourceLimits } from './event-source.ts'
import { openSource } from './open-source.ts'
import { createResultQueue, type ResultQueue } from './result-queue.ts'

/** How much of a subscription may wait for its client, and what its source may do. */
export interface StreamLimits extends SourceLimits {
  maxWaitingEvents: number
  maxWaitingCharacters: number
  /** Events of one subscription that are completed from other subgraphs at once. */
  concurrentEvents: number
}

/** The name under which a plan fetches the event itself. */
const EVENT = '$event'

/**
 * Runs a subscription: opens its source at the subgraph that owns it and completes each event from the
 * other subgraphs by the rest of the plan, whose first fetch answers with the event. Order is kept. A
 * client that falls too far behind gets SLOW_CONSUMER and the end; a source that fails, SUBGRAPH_UNAVAILABLE.
 */
export async function subscribePlan(
  runtime: SupergraphRuntime,
  execution: PlanExecution,
  context: RequestContext,
  limits: StreamLimits,
): Promise<ExecutionResult | AsyncGenerator<ExecutionResult, void, void>> {
  const node = execution.plan.node
  if (node?.kind !== 'Subscription') throw new Error('a subscription whose plan is none')
  const life = new AbortController()
  const end = () => life.abort(context.signal.reason)
  if (context.signal.aborted) end()
  context.signal.addEventListener('abort', end, { once: true })
  const ownContext: RequestContext = { ...context, signal: life.signal, setRefreshCookie: () => {} }

  const opened = await openSource(runtime, node.primary, execution.variables, ownContext)
  if ('errors' in opened) {
    context.signal.removeEventListener('abort', end)
    life.abort()
    return { errors: opened.errors.map((error) => maskError(error, context)) }
  }
  const queue = createResultQueue<QueuedResult>({
    values: limits.maxWaitingEvents,
    weight: limits.maxWaitingCharacters,
  })
  const plan = eventPlan(node.primary, node.rest)
  // A stream may have thousands: its one span tells how many.
  const complete = (event: SourceEvent) =>
    unrecorded(() => completeEvent(runtime, { ...execution, plan }, event, ownContext))
  runtime.uses.enter()
  let isOpen = true
  const stop = () => {
    context.signal.removeEventListener('abort', end)
    life.abort()
    if (isOpen) runtime.uses.leave()
    isOpen = false
  }
  let delivered: number | null = null
  const fits = (data: unknown) => fitsShape(data, runtime.shapeOf(node.primary.operation))
  void pump(eventSource(opened.source, { ...limits, fits }, life.signal), complete, queue, {
    concurrent: limits.concurrentEvents,
    context: ownContext,
    lastDelivered: () => delivered,
    stop,
  }).finally(stop)
  return mapResults(queue.consume(stop), ({ result, sequence }) => {
    if (sequence !== null) delivered = sequence
    return result
  })
}

/** A result that waits for the client, with its event's number where it has one. */
interface QueuedResult {
  result: ExecutionResult
  sequence: number | null
}

/** The plan for one event: the event in place of the subscription's own fetch, then what the others bring. */
function eventPlan(primary: FetchNode, rest: PlanNode | undefined): QueryPlan {
  const event: FetchNode = { ...primary, serviceName: EVENT }
  return { kind: 'QueryPlan', node: rest ? { kind: 'Sequence', nodes: [event, rest] } : event }
}

async function completeEvent(
  runtime: SupergraphRuntime,
  execution: PlanExecution,
  event: SourceEvent,
  context: RequestContext,
): Promise<QueuedResult> {
  const { data = null, errors } = event.answer
  const sequence = sequenceOf(data)
  const source: Answering = { process: async () => ({ data, errors: errors?.map(carryError) }) }
  const dataSources = { ...execution.dataSources, [EVENT]: source }
  return { result: await executePlan(runtime, { ...execution, dataSources }, context), sequence }
}

/** The `sequence` of the event under the one root field. */
function sequenceOf(data: Record<string, unknown> | null): number | null {
  const [event] = Object.values(data ?? {})
  const sequence = (event as { sequence?: unknown } | null | undefined)?.sequence
  return typeof sequence === 'number' ? sequence : null
}

/** Reads the source to its end, completes events side by side, and queues them in their order. */
async function pump(
  source: AsyncGenerator<SourceEvent, void, void>,
  complete: (event: SourceEvent) => Promise<QueuedResult>,
  queue: ResultQueue<QueuedResult>,
  options: { concurrent: number; context: RequestContext; lastDelivered: () => number | null; stop: () => void },
): Promise<void> {
  const { context, stop } = options
  const atOnce = createConcurrencyLimit({ concurrent: options.concurrent, waiting: 1 })
  const failed = (error: GraphQLError): QueuedResult => ({
    result: { errors: [maskError(error, context)] },
    sequence: null,
  })
  function deliver(result: QueuedResult, weight: number): void {
    if (queue.push(result, weight)) return
    const last = options.lastDelivered()
    const extensions = last === null ? {} : { resumeAfterSequence: last }
    const message = 'Events came faster than they were read. Subscribe again after the last one you saw.'
    queue.endWith(failed(clientError('SLOW_CONSUMER', message, { extensions })))
    stop()
  }
  let inOrder = Promise.resolve()
  try {
    for await (const event of source) {
      const leave = await atOnce.enter(context.signal)
      const completed = complete(event)
        .catch((error: Error) => failed(new GraphQLError(error.message, { originalError: error })))
        .finally(() => leave?.())
      inOrder = inOrder.then(async () => deliver(await completed, event.characters))
    }
    await inOrder
  } catch (error) {
    if (!context.signal.aborted) {
      context.logger.warn({ err: error, requestId: context.requestId }, 'a subscription lost its source')
      await inOrder
      deliver(failed(clientError('SUBGRAPH_UNAVAILABLE', UNAVAILABLE_MESSAGE)), 0)
    }
  }
  queue.end()
}
