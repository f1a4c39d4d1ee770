import { destination, type Logger as PinoLogger, pino } from 'pino'

/** Structured logger: `logger.info({ runId }, 'what happened')`. */
export type Logger = PinoLogger

/** JSON lines on standard error (or in `file`), so that standard output stays a person's. */
export function createLogger(options: { level: string; name: string; file?: string }): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.name },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['*.password', '*.accessToken', '*.refreshToken', '*.authorization', 'authorization', 'password'],
    },
    destination({ dest: options.file ?? 2, sync: true, mkdir: true }),
  )
}
