import { isSpanContextValid, trace } from '@opentelemetry/api'
import { type Logger as PinoLogger, pino } from 'pino'
import { logDestination } from './log-destination.ts'
import { logFields } from './log-fields.ts'
import { tracing } from './tracing-state.ts'

/** Structured logger: `logger.info({ runId }, 'what happened')`. */
export type Logger = PinoLogger

/** JSON lines on standard error (or in `file`), so that standard output stays a person's. */
export function createLogger(options: { level: string; name: string; file?: string }): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.name },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: traceFields,
      redact: ['*.password', '*.accessToken', '*.refreshToken', '*.authorization', 'authorization', 'password'],
    },
    logDestination(options.file ?? 2),
  )
}

/** What a line says of where it was written: the run that is being executed, and the trace. */
function traceFields(): Record<string, unknown> {
  const fields = logFields()
  const active = tracing.isOn ? trace.getActiveSpan()?.spanContext() : undefined
  if (!active || !isSpanContextValid(active)) return fields
  return { ...fields, trace_id: active.traceId, span_id: active.spanId }
}
