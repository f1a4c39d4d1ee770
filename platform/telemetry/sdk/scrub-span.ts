import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'
import { statementShape } from './statement-shape.ts'

/** Attributes that hold a statement with its values in it. */
const STATEMENTS = ['db.query.text', 'db.statement']
/** Messages of errors quote what they complain of. */
const QUOTES = ['exception.message', 'exception.stacktrace']
/** What Redis' client says when it connects: part of no question, even where one made it connect. */
const GREETINGS = new Set(['connect', 'hello', 'client', 'info', 'auth', 'select', 'quit'])

/**
 * The one way of every span out of the process: takes out whatever contents a library put in (values in
 * statements, messages of errors) before it hands it to `next`.
 */
export function scrubbing(next: SpanProcessor): SpanProcessor {
  return {
    onStart: (span, context) => next.onStart(span, context),
    onEnd(span) {
      if (span.attributes['db.system.name'] === 'redis' && GREETINGS.has(span.name)) return
      scrubSpan(span)
      next.onEnd(span)
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  }
}

function scrubSpan(span: ReadableSpan): void {
  for (const name of STATEMENTS) {
    const text = span.attributes[name]
    if (typeof text === 'string') span.attributes[name] = statementShape(text)
  }
  if (span.status.message !== undefined) delete (span.status as { message?: string }).message
  for (const { attributes } of span.events) for (const name of QUOTES) if (attributes) delete attributes[name]
}
