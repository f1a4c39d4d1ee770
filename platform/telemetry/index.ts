export type { Context as TraceContext, Span } from '@opentelemetry/api'
export { type BrowserSpan, isTracing, recordBrowserSpan } from './browser-span.ts'
export { createLogger, type Logger } from './create-logger.ts'
export { withLogFields } from './log-fields.ts'
export { type RunningTracing, startTracing } from './start-tracing.ts'
export {
  clientContextOf,
  contextOf,
  currentTraceparent,
  traceHeaders,
  unrecorded,
  untraced,
} from './trace-context.ts'
export { traceStream } from './trace-stream.ts'
export { type StreamWatcher, watchStream } from './watch-stream.ts'
export { errorTypeOf, failSpan, inSpan, type SpanOptions, startSpan, withSpan } from './with-span.ts'
