import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { tracing } from './tracing-state.ts'

/** The name under which spans of ours are made. */
const SCOPE = 'chainlens'

/** A span that records nothing, where tracing is off. */
const NO_SPAN = trace.wrapSpanContext({ traceId: '0'.repeat(32), spanId: '0'.repeat(16), traceFlags: 0 })

/** What a span is begun with. */
export interface SpanOptions {
  /** internal by default. */
  kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer'
  /** Never contents: no text of a person, no secret, no values of variables. */
  attributes?: Attributes
  /** The active context by default; null: a trace of its own. */
  parent?: Context | null
}

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const

/** Begins a span that its caller ends; one that records nothing where tracing is off. */
export function startSpan(name: string, options: SpanOptions = {}): Span {
  if (!tracing.isOn) return NO_SPAN
  const { kind = 'internal', attributes = {}, parent } = options
  return trace
    .getTracer(SCOPE)
    .startSpan(
      name,
      { kind: KINDS[kind], attributes },
      parent === undefined ? context.active() : (parent ?? ROOT_CONTEXT),
    )
}

/** Runs `work` with `span` as the active one. */
export function inSpan<Result>(span: Span, work: () => Result): Result {
  return tracing.isOn ? context.with(trace.setSpan(context.active(), span), work) : work()
}

/**
 * Runs `work` in a span that ends with it. What it throws is thrown on, and marks the span as failed,
 * unless it only says that nobody waits any more.
 */
export async function withSpan<Result>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  if (!tracing.isOn) return work(NO_SPAN)
  const span = startSpan(name, options)
  try {
    return await inSpan(span, () => work(span))
  } catch (error) {
    if (!isAbort(error)) failSpan(span, errorTypeOf(error))
    throw error
  } finally {
    span.end()
  }
}

/** Marks a span as failed. `errorType` is a code or a class, never a message: messages may quote contents. */
export function failSpan(span: Span, errorType: string): void {
  span.setAttribute('error.type', errorType)
  span.setStatus({ code: SpanStatusCode.ERROR })
}

/** A short name for an error: its code, else its class. */
export function errorTypeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  if (typeof code === 'string' && /^\w{1,60}$/.test(code)) return code
  return typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : 'Error'
}

function isAbort(error: unknown): boolean {
  return (error as { name?: unknown } | null)?.name === 'AbortError'
}
