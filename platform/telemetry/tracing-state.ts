import type { BrowserSpan } from './browser-span.ts'

/** Whether this process records spans, and which traces of clients it takes up. Set once, where tracing starts. */
export interface TracingState {
  /** False: every helper of this folder returns at once. */
  isOn: boolean
  /** Whether a trace with this id (32 hex digits) is within the share that is recorded. */
  records(traceId: string): boolean
  /** Records a span of a page. */
  recordBrowser(span: BrowserSpan): void
}

/** The one state of a process: spans are global, as their context is. */
export const tracing: TracingState = { isOn: false, records: () => false, recordBrowser: () => {} }
