import { context, type Span, trace } from '@opentelemetry/api'
import { tracing } from './tracing-state.ts'
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
  let count = 0
  let isOver = false
  const end = (error?: unknown) => {
    if (isOver) return
    isOver = true
    if (error !== undefined) failSpan(span, errorTypeOf(error))
    span.setAttribute('chainlens.stream.events', count)
    span.end()
  }
  const step = async (ask: () => Promise<IteratorResult<Value, void>>) => {
    try {
      const result = await context.with(active, ask)
      if (result.done) end()
      else if (++count === 1) span.addEvent('first event')
      return result
    } catch (error) {
      end(error)
      throw error
    }
  }
  return {
    next: () => step(() => source.next()),
    return: (value) => step(() => source.return(value)),
    throw: (error) => step(() => source.throw(error)),
    [Symbol.asyncIterator]() {
      return this
    },
    async [Symbol.asyncDispose]() {
      await this.return()
    },
  }
}
