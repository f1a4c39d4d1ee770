import { context, type Span, trace } from '@opentelemetry/api'
import { tracing } from './tracing-state.ts'
import { watchStream } from './watch-stream.ts'
import { errorTypeOf, failSpan } from './with-span.ts'

/**
 * A stream under one span: it ends with the stream, says how many values came, and notes the first. The stream
 * runs in the span's context, whoever asks for the next value.
 */
export function traceStream<Value>(
  span: Span,
  source: AsyncGenerator<Value, void, void>,
): AsyncGenerator<Value, void, void> {
  if (!tracing.isOn) return source
  const active = trace.setSpan(context.active(), span)
  return watchStream(source, {
    around: (step) => context.with(active, step),
    onValue(count) {
      if (count === 1) span.addEvent('first event')
    },
    onEnd(count, error) {
      if (error !== undefined) failSpan(span, errorTypeOf(error))
      span.setAttribute('chainlens.stream.events', count)
      span.end()
    },
  })
}
