import { ClientError } from '../errors/index.ts'
import type { Metrics } from '../metrics/index.ts'
import {
  errorTypeOf,
  failSpan,
  inSpan,
  isTracing,
  type Span,
  startSpan,
  type TraceContext,
  traceStream,
} from '../telemetry/index.ts'
import type { RequestContext } from './context.ts'
import type { ExecuteOperation, OperationInput, OperationOutcome } from './execute-operation.ts'

/** Runs an operation as part of the caller's trace; null: of none; undefined: of the active one. */
export type TracedOperation = (
  input: OperationInput,
  context: RequestContext,
  parent: TraceContext | null | undefined,
) => Promise<OperationOutcome>

/** Each operation of a subgraph counted and under a span of its own; a subscription's ends with its stream. */
export function traceOperations(subgraph: string, execute: ExecuteOperation, metrics: Metrics): TracedOperation {
  // Labels are looked up once, not at each operation.
  const meterOf = (type: OperationType) => ({
    ok: metrics.served.labels({ subgraph, type, outcome: 'ok' }),
    error: metrics.served.labels({ subgraph, type, outcome: 'error' }),
    seconds: metrics.servedSeconds.labels({ subgraph, type }),
  })
  const meters = { query: meterOf('query'), mutation: meterOf('mutation'), subscription: meterOf('subscription') }

  function begin(
    type: OperationType,
    input: OperationInput,
    context: RequestContext,
    parent: TraceContext | null | undefined,
  ) {
    if (!isTracing()) return startSpan(subgraph)
    return startSpan(`${subgraph} ${type}`, {
      kind: 'server',
      parent,
      attributes: {
        'graphql.operation.type': type,
        'graphql.operation.name': input.operationName ?? '',
        'chainlens.subgraph': subgraph,
        'chainlens.request_id': context.requestId,
      },
    })
  }

  return async (input, context, parent) => {
    const type = typeOf(input.query)
    const meter = meters[type]
    const span = begin(type, input, context, parent)
    const began = performance.now()
    const tell = (outcome: 'ok' | 'error') => {
      meter[outcome].inc()
      meter.seconds.observe((performance.now() - began) / 1000)
    }
    try {
      const outcome = await inSpan(span, () => execute(input, context))
      if (Symbol.asyncIterator in outcome) {
        tell('ok')
        return traceStream(span, outcome)
      }
      tell(markErrors(span, outcome.errors) ? 'error' : 'ok')
      span.end()
      return outcome
    } catch (error) {
      tell('error')
      failSpan(span, errorTypeOf(error))
      span.end()
      throw error
    }
  }
}

type OperationType = 'query' | 'mutation' | 'subscription'

/** By how the text begins, as the gateway writes it. */
function typeOf(query: string): OperationType {
  if (/^\s*mutation\b/.test(query)) return 'mutation'
  return /^\s*subscription\b/.test(query) ? 'subscription' : 'query'
}

/** A refusal that a caller is meant to read is an answer; only what went wrong on our side fails the span. */
function markErrors(span: Span, errors: readonly { originalError?: unknown }[] = []): boolean {
  if (errors.length === 0) return false
  span.setAttribute('graphql.errors', errors.length)
  const ours = errors
    .map(({ originalError }) => originalError)
    .find((error) => error && !(error instanceof ClientError))
  if (ours) failSpan(span, errorTypeOf(ours))
  return ours !== undefined
}
