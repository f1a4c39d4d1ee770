import { loadConfig } from '@chainlens/platform/config'
import { createLogger, startTracing, withSpan } from '@chainlens/platform/telemetry'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OtlpReceiver, startOtlpReceiver } from '../../../tests/stubs/otlp.ts'
import { createSampledSpan } from './sampled-span.ts'

describe('work that repeats without end', () => {
  let receiver: OtlpReceiver
  beforeEach(async () => {
    receiver = await startOtlpReceiver()
  })
  afterEach(() => receiver.dispose())

  it('is recorded at first and then once in ten seconds, in the trace that it began in', async () => {
    const { tracing } = loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })
    const logger = createLogger({ level: 'silent', name: 'test' })
    const running = await startTracing(tracing, { name: 'test', environment: 'test', logger })
    let now = 0
    const done: number[] = []
    const sampled = await withSpan('subscription', { parent: null }, async () =>
      createSampledSpan('enrich event', () => now),
    )
    for (now of [0, 1, 9_999, 10_000, 19_999])
      await sampled(async () => {
        await withSpan(`fetch at ${now}`, {}, async () => {})
        done.push(now)
      })
    await running.dispose()
    expect(done).toEqual([0, 1, 9_999, 10_000, 19_999])
    const names = receiver.spans.map(({ name }) => name).sort()
    expect(names).toEqual(['enrich event', 'enrich event', 'fetch at 0', 'fetch at 10000', 'subscription'])
    expect(new Set(receiver.spans.map(({ traceId }) => traceId)).size).toBe(1)
  })

  it('is done at once where nothing is recorded', () => {
    expect(createSampledSpan('enrich event')(() => 5)).toBe(5)
  })
})
