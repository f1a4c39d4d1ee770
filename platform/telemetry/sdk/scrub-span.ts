import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'
import { statementShape } from './statement-shape.ts'

/** Attributes that hold a statement with its values in it. */
const STATEMENTS = ['db.query.text', 'db.statement']
/** Messages of errors quote what they complain of. */
const QUOTES = ['exception.message', 'exception.stacktrace']

/**
 * Takes out of a span that has ended whatever contents a library put in: values in statements, messages of
 * errors. The one place that every span passes on its way out.
 */
export const scrubber: SpanProcessor = {
  onStart() {},
  onEnd(span: ReadableSpan) {
    for (const name of STATEMENTS) {
      const text = span.attributes[name]
      if (typeof text === 'string') span.attributes[name] = statementShape(text)
    }
    if (span.status.message !== undefined) delete (span.status as { message?: string }).message
    for (const { attributes } of span.events) for (const name of QUOTES) if (attributes) delete attributes[name]
  },
  forceFlush: async () => {},
  shutdown: async () => {},
}
