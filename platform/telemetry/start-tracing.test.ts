import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { trace } from '@opentelemetry/api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OtlpReceiver, startOtlpReceiver } from '../../tests/stubs/otlp.ts'
import { loadConfig } from '../config/index.ts'
import {
  clientContextOf,
  createLogger,
  currentTraceparent,
  startSpan,
  startTracing,
  traceHeaders,
  traceStream,
  unrecorded,
  withSpan,
} from './index.ts'

const logger = createLogger({ level: 'silent', name: 'test' })
const TRACE = 'a'.repeat(32)
/** The sampler takes a trace's four words together by exclusive or. */
const WITHIN_HALF = `${'0'.repeat(31)}1`
const BEYOND_HALF = `${'f'.repeat(8)}${'0'.repeat(24)}`
const parent = (flags: string, traceId = TRACE) => `00-${traceId}-${'b'.repeat(16)}-${flags}`

describe('tracing', () => {
  let receiver: OtlpReceiver
  beforeEach(async () => {
    receiver = await startOtlpReceiver()
  })
  afterEach(() => receiver.dispose())

  /** Traces while `work` runs, and gives what was exported. */
  async function traced(work: () => Promise<void>, settings: Record<string, string> = {}) {
    const { tracing } = loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...settings })
    const running = await startTracing(tracing, { name: 'test', environment: 'test', logger })
    await work().finally(() => running.dispose())
    return receiver.spans
  }

  it('is off without an endpoint: no headers, no span, and nothing of the SDK is loaded', async () => {
    await startTracing(loadConfig({}).tracing, { name: 'test', environment: 'test', logger })
    await withSpan('a', {}, async (span) => {
      expect(span.isRecording()).toBe(false)
      expect([traceHeaders(), currentTraceparent()]).toEqual([{}, null])
    })
    const program = `const { startTracing } = await import('./index.ts'); await startTracing(null, {});
      const { createRequire, Module } = await import('node:module');
      console.log(Object.keys(createRequire(import.meta.url).cache ?? Module._cache).filter((file) => /opentelemetry.(sdk|exp|inst|core|res)/.test(file)).length)`
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: join(import.meta.dirname),
      encoding: 'utf8',
    })
    expect(printed.trim()).toBe('0')
  })

  it('sends spans within spans, failures by their type alone, and what its settings say of the process', async () => {
    const spans = await traced(
      async () => {
        const failing = withSpan('outer', { parent: clientContextOf(parent('01')) }, () =>
          withSpan('inner', { kind: 'client' }, async () => {
            throw Object.assign(new Error('secret'), { code: 'TIMED_OUT' })
          }),
        )
        await expect(failing).rejects.toThrow('secret')
        const left = withSpan('left', {}, async () => Promise.reject(new DOMException('gone', 'AbortError')))
        await expect(left).rejects.toThrow('gone')
      },
      { OTEL_SERVICE_NAME: 'named', OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%2Cb' },
    )
    const [inner, outer, left] = ['inner', 'outer', 'left'].map((name) => spans.find((span) => span.name === name))
    expect(outer).toMatchObject({ traceId: TRACE, parentSpanId: 'b'.repeat(16), service: 'named', status: 2 })
    expect(inner).toMatchObject({ traceId: TRACE, parentSpanId: outer?.spanId, kind: 3, status: 2 })
    expect(inner?.attributes).toEqual({ 'error.type': 'TIMED_OUT' })
    expect(left).toMatchObject({ parentSpanId: '', status: 0 })
    expect(JSON.stringify(spans)).not.toContain('secret')
    expect(receiver.headers['x-key']).toBe('a,b')
  })

  it('heeds a client that wants no record, and records no more than its share of those that do', async () => {
    const spans = await traced(
      async () => {
        await withSpan('unwanted', { parent: clientContextOf(parent('00', 'f'.repeat(32))) }, async () => {
          expect(traceHeaders().traceparent).toMatch(/-00$/)
        })
        for (const traceId of [WITHIN_HALF, BEYOND_HALF])
          await withSpan(traceId, { parent: clientContextOf(parent('01', traceId)) }, async () => {})
      },
      { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.5' },
    )
    expect(spans.map(({ name }) => name)).toEqual([WITHIN_HALF])
  })

  it.each(['', 'x', '00-0-0-01', `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`, `ff-${TRACE}-${'b'.repeat(16)}-01`])(
    'begins a trace of its own where a client says %j',
    async (traceparent) => {
      const [span] = await traced(() => withSpan('a', { parent: clientContextOf(traceparent) }, async () => {}))
      expect(span).toMatchObject({ parentSpanId: '', traceId: expect.stringMatching(/^[0-9a-f]{32}$/) })
      expect(span?.traceId).not.toBe(TRACE)
    },
  )

  it('keeps a stream under one span, whoever reads it, and records nothing of what is said not to be', async () => {
    async function* source() {
      for (let number = 0; number < 3; number += 1) {
        await unrecorded(() => withSpan('each', {}, async () => {}))
        expect(trace.getActiveSpan()?.spanContext().traceFlags).toBe(1)
        yield number
      }
    }
    const spans = await traced(async () => {
      const seen: number[] = []
      for await (const value of traceStream(startSpan('stream'), source())) seen.push(value)
      expect(seen).toEqual([0, 1, 2])
    })
    expect(spans.map(({ name, attributes }) => [name, attributes['chainlens.stream.events']])).toEqual([['stream', 3]])
  })
})
