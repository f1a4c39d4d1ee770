import { type Context, context, propagation, ROOT_CONTEXT, TraceFlags, trace } from '@opentelemetry/api'
import { tracing } from './tracing-state.ts'

/** Headers that carry the active trace on (W3C Trace Context); none where tracing is off. */
export function traceHeaders(): Record<string, string> {
  if (!tracing.isOn) return {}
  const headers: Record<string, string> = {}
  propagation.inject(context.active(), headers)
  return headers
}

/** The active trace as text, to be stored with what a later worker does for it; null where nothing is recorded. */
export function currentTraceparent(): string | null {
  return traceHeaders().traceparent ?? null
}

/** The context that a `traceparent` of a service of ours names; null where tracing is off, or it is none. */
export function contextOf(traceparent: string | null | undefined): Context | null {
  if (!tracing.isOn || !traceparent) return null
  const found = propagation.extract(ROOT_CONTEXT, { traceparent })
  return trace.getSpanContext(found) ? found : null
}

/**
 * The context that a client's `traceparent` names: its trace goes on here. Whether it is recorded is not the
 * client's to force: one that says so is held against our own share; one that says no is heeded.
 */
export function clientContextOf(traceparent: string | null | undefined): Context {
  const found = contextOf(traceparent)
  const spanContext = found && trace.getSpanContext(found)
  if (!found || !spanContext) return ROOT_CONTEXT
  const isSampled = (spanContext.traceFlags & TraceFlags.SAMPLED) !== 0
  if (!isSampled || tracing.records(spanContext.traceId)) return found
  return trace.setSpanContext(ROOT_CONTEXT, { ...spanContext, traceFlags: TraceFlags.NONE })
}

/**
 * Runs `work` in the active trace, or in that of `within`, without recording it, here and in the services that it asks:
 * for what repeats without end.
 */
export function unrecorded<Result>(work: () => Result, within?: Context): Result {
  const active = tracing.isOn ? trace.getSpanContext(within ?? context.active()) : undefined
  if (!active) return work()
  return context.with(trace.setSpanContext(ROOT_CONTEXT, { ...active, traceFlags: TraceFlags.NONE }), work)
}

/** Runs `work` outside any trace: for what a request happens to begin and others go on using. */
export function untraced<Result>(work: () => Result): Result {
  return tracing.isOn ? context.with(ROOT_CONTEXT, work) : work()
}
