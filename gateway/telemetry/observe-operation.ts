import type { Metrics } from '@chainlens/platform/metrics'
import { clientContextOf, failSpan, inSpan, type Span, startSpan } from '@chainlens/platform/telemetry'
import type { ExecutionResult, OperationDefinitionNode } from 'graphql'
import type { OperationOutcome } from '../execute-operation.ts'
import type { RequestContext } from '../request-context.ts'
import { type OutcomeName, outcomeName } from './outcome-name.ts'

/** How operations are told of, whatever transport they came by. */
export interface Observer {
  metrics: Metrics
  /** A label for the name of an operation, of which there are few. */
  labelOf(name: string, isTrusted: boolean): string
}

/** What becomes known of an operation while it is prepared. */
export type Note = (known: { operation: OperationDefinitionNode; isPlanKept: boolean }) => void

/** Runs an operation under a span, counts it, and logs one line of it: a subscription's when it ends. */
export async function observeOperation(
  observer: Observer,
  context: RequestContext,
  work: (note: Note) => Promise<OperationOutcome>,
): Promise<OperationOutcome> {
  const { metrics } = observer
  const { client = { transport: 'http', traceparent: null } } = context
  const began = performance.now()
  const span = startSpan('graphql', {
    kind: 'server',
    parent: clientContextOf(client.traceparent),
    attributes: { 'chainlens.transport': client.transport, 'chainlens.request_id': context.requestId },
  })
  let type = 'unknown'
  let name = ''
  const note: Note = ({ operation, isPlanKept }) => {
    type = operation.operation
    name = operation.name?.value.slice(0, 80) ?? ''
    metrics.plans.inc({ cache: isPlanKept ? 'hit' : 'miss' })
    describe(span, type, name)
  }
  const label = () => {
    if (type === 'unknown') return 'invalid'
    return name === '' ? 'anonymous' : observer.labelOf(name, context.principal !== null)
  }
  const seconds = () => (performance.now() - began) / 1000
  const tell = (outcome: OutcomeName, more: { events?: number } = {}) => {
    const durationMs = Math.round(seconds() * 1000)
    const { principal, requestId } = context
    const of = { operation: name || null, type, transport: client.transport, outcome, durationMs, ...more }
    // Within the span, so that the line carries its ids.
    inSpan(span, () => context.logger.info({ requestId, ...of, userId: principal?.userId ?? null }, 'operation'))
    metrics.operations.inc({ operation: label(), type, transport: client.transport, outcome })
  }

  const outcome = await inSpan(span, () => work(note))
  metrics.operationSeconds.observe({ operation: label(), type }, seconds())
  if (!(Symbol.asyncIterator in outcome)) {
    const result = outcomeName(outcome, context.signal.aborted)
    tell(result)
    endSpan(span, result, outcome)
    return outcome
  }
  const open = metrics.subscriptions.labels({ transport: client.transport })
  open.inc()
  outcome.listen({
    onFirst: () => void span.addEvent('first event'),
    onEnd(events) {
      open.dec()
      tell('ok', { events })
      span.setAttribute('chainlens.stream.events', events)
      span.end()
    },
  })
  return outcome
}

function describe(span: Span, type: string, name: string): void {
  span.updateName(`${type} ${name}`.trim())
  span.setAttributes({ 'graphql.operation.type': type, 'graphql.operation.name': name })
}

function endSpan(span: Span, outcome: OutcomeName, result: ExecutionResult): void {
  span.setAttribute('chainlens.outcome', outcome)
  const code = result.errors?.[0]?.extensions?.code
  if (outcome === 'error') failSpan(span, typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR')
  span.end()
}
