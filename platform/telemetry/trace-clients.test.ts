import { expect, it } from 'vitest'
import { startOtlpReceiver } from '../../tests/stubs/otlp.ts'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { loadConfig } from '../config/index.ts'
import { connectDatabase } from '../db/index.ts'
import { createLogger, startTracing, withSpan } from './index.ts'

// In a file of its own: clients are patched once in a process.
it('has PostgreSQL in the trace, without the values of statements and the messages of errors', async () => {
  const receiver = await startOtlpReceiver()
  const { tracing } = loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })
  const logger = createLogger({ level: 'silent', name: 'test' })
  const running = await startTracing(tracing, { name: 'test', environment: 'test', logger })
  const { url, dispose } = await createTestDatabase()
  const database = await connectDatabase({ url, schema: 'x', entities: [], migrations: [] })
  await withSpan('work', {}, async () => {
    await database.query('select ? as a, 7 as b', ["it's secret"])
    await expect(database.query('select ?::uuid', ['secret'])).rejects.toThrow('secret')
    await database.transaction((transaction) => transaction.query('select 1'))
  })
  await database.dispose()
  await running.dispose()
  await dispose()
  await receiver.dispose()
  const { spans } = receiver
  const statements = spans.map((span) => span.attributes['db.query.text']).filter(Boolean)
  expect(statements).toContain('select $1 as a, ? as b')
  expect(spans.filter(({ status }) => status === 2).map((span) => span.attributes['db.query.text'])).toEqual([
    'select $1::uuid',
  ])
  const work = spans.find(({ name }) => name === 'work')
  for (const span of spans.filter(({ name }) => name.startsWith('pg.')))
    expect(span).toMatchObject({ traceId: work?.traceId, parentSpanId: work?.spanId })
  expect(JSON.stringify(spans)).not.toContain('secret')
})
