import { createRequire } from 'node:module'
import type { TracerProvider } from '@opentelemetry/api'
import { registerInstrumentations } from '@opentelemetry/instrumentation'
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis'
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg'

/**
 * Has PostgreSQL's and Redis' clients make spans within spans of ours. Both are CommonJS and are patched in
 * place, so that requiring them here reaches who imports them anywhere, before or after, without a loader of
 * modules (docs/decisions/0006-tracing-without-a-loader.md). Returns the way to stop.
 */
export function instrumentClients(tracerProvider: TracerProvider): () => void {
  const stop = registerInstrumentations({
    tracerProvider,
    instrumentations: [
      new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
      // Keys name people's addresses: commands go by their names alone.
      new IORedisInstrumentation({ requireParentSpan: true, dbStatementSerializer: (command) => command }),
    ],
  })
  const own = createRequire(import.meta.url)
  const orm = createRequire(own.resolve('@mikro-orm/postgresql'))
  for (const [require, name] of [
    [own, 'pg'],
    [orm, 'pg'],
    [own, 'ioredis'],
  ] as const)
    require(name)
  return stop
}
