import type { Attributes } from '@opentelemetry/api'
import { tracing } from './tracing-state.ts'

/** A span that a page made: its ids are the page's, its clock is ours. */
export interface BrowserSpan {
  /** Names trace and span; checked. */
  traceparent: string
  name: string
  /** It ends now. */
  durationMs: number
  attributes: Attributes
  errorType: string | null
}

/** Records a page's span as one of the service chainlens-web, where its trace is within the share that is recorded. */
export function recordBrowserSpan(span: BrowserSpan): void {
  const [, traceId = '', , flags] = span.traceparent.split('-')
  if (flags === '01' && tracing.records(traceId)) tracing.recordBrowser(span)
}

/** Whether spans are recorded in this process. */
export function isTracing(): boolean {
  return tracing.isOn
}
