import { loadConfig } from '@chainlens/platform/config'
import { createLogger, startTracing } from '@chainlens/platform/telemetry'
import { expect, it } from 'vitest'
import { startOtlpReceiver } from '../../tests/stubs/otlp.ts'
import { createTestGateway } from '../testing/test-gateway.ts'

it('An operation shows in its trace how it was prepared, the first time', async () => {
  const receiver = await startOtlpReceiver()
  const { tracing } = loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })
  const logger = createLogger({ level: 'silent', name: 'test' })
  const running = await startTracing(tracing, { name: 'test', environment: 'test', logger })
  const test = await createTestGateway()
  await test.ask('query First { viewer { id } }')
  await test.ask('query First { viewer { id } }')
  await test.ask('query Wrong { nothing }')
  await test.dispose()
  await running.dispose()
  await receiver.dispose()
  const { spans } = receiver
  const roots = spans.filter(({ parentSpanId, name }) => parentSpanId === '' && /^(query|graphql)/.test(name))
  const phases = roots.map(({ name, spanId }) => [
    name,
    spans.flatMap((span) => (span.parentSpanId === spanId && !span.name.startsWith('subgraph') ? [span.name] : [])),
  ])
  expect(phases).toEqual([
    ['query First', ['parse', 'validate', 'plan']],
    ['query First', []],
    ['graphql', ['parse', 'validate']],
  ])
})
