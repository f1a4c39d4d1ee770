import {
  errorTypeOf,
  failSpan,
  inSpan,
  type Span,
  startSpan,
  type TraceContext,
  traceStream,
} from '../telemetry/index.ts'
import type { RequestContext } from './context.ts'
import type { ExecuteOperation, OperationInput, OperationOutcome } from './execute-operation.ts'

/** Runs an operation as part of the caller's trace. */
export type TracedOperation = (
  input: OperationInput,
  context: RequestContext,
  parent: TraceContext | null,
) => Promise<OperationOutcome>

/** Each operation of a subgraph under a span of its own; a subscription's ends with its stream. */
export function traceOperations(subgraph: string, execute: ExecuteOperation): TracedOperation {
  return async (input, context, parent) => {
    const type = /^\s*(mutation|subscription)\b/.exec(input.query)?.[1] ?? 'query'
    const span = startSpan(`${subgraph} ${type}`, {
      kind: 'server',
      parent,
      attributes: {
        'graphql.operation.type': type,
        'graphql.operation.name': input.operationName ?? '',
        'chainlens.subgraph': subgraph,
        'chainlens.request_id': context.requestId,
      },
    })
    try {
      const outcome = await inSpan(span, () => execute(input, context))
      if (Symbol.asyncIterator in outcome) return traceStream(span, outcome)
      markErrors(span, outcome.errors)
      span.end()
      return outcome
    } catch (error) {
      failSpan(span, errorTypeOf(error))
      span.end()
      throw error
    }
  }
}

/** A refusal that a caller is meant to read is an answer; only what went wrong on our side fails the span. */
function markErrors(span: Span, errors: readonly { originalError?: unknown }[] = []): void {
  const first = errors[0]
  if (!first) return
  span.setAttribute('graphql.errors', errors.length)
  const cause = first.originalError as { clientCode?: unknown } | undefined
  if (cause && cause.clientCode === undefined) failSpan(span, errorTypeOf(cause))
}
