import { loadConfig } from '@chainlens/platform/config'
import { createLogger, startTracing } from '@chainlens/platform/telemetry'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startOtlpReceiver } from '../../tests/stubs/otlp.ts'
import { createTestGateway, type TestGateway } from '../testing/test-gateway.ts'

const TRACE = 'a'.repeat(32)
const SPAN = 'b'.repeat(16)
const REPORT = { traceparent: `00-${TRACE}-${SPAN}-01`, durationMs: 900, firstTextMs: 300, outcome: 'completed' }

describe('the span of a page', () => {
  let test: TestGateway
  let token: string
  beforeEach(async () => {
    test = await createTestGateway()
    token = (await test.signIns.sign()).token
  })
  afterEach(() => test.dispose())

  async function post(body: unknown, headers: Record<string, string> = {}) {
    const request = new Request('http://gateway.test/telemetry/browser', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return (await test.gateway.fetch(request)).status
  }

  async function traced(work: () => Promise<void>, settings: Record<string, string> = {}) {
    const receiver = await startOtlpReceiver()
    const { tracing } = loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...settings })
    const logger = createLogger({ level: 'silent', name: 'test' })
    const running = await startTracing(tracing, { name: 'test', environment: 'test', logger })
    await work().finally(() => running.dispose())
    await receiver.dispose()
    return receiver.spans.filter(({ service }) => service === 'chainlens-web')
  }

  it('is taken by nobody where nothing is traced', async () => {
    expect(await post(REPORT)).toBe(200)
  })

  it('becomes a span of chainlens-web under the ids that the page gave it', async () => {
    const spans = await traced(async () => expect(await post(REPORT)).toBe(204))
    expect(spans).toMatchObject([
      {
        traceId: TRACE,
        spanId: SPAN,
        parentSpanId: '',
        name: 'ask question',
        durationMs: 900,
        attributes: { 'chainlens.outcome': 'completed', 'chainlens.first_text_ms': 300 },
        status: 0,
      },
    ])
  })

  it('is taken of nobody who is not signed in, of no other site, and not in other shapes or sizes', async () => {
    const spans = await traced(async () => {
      expect(await post(REPORT, { authorization: 'Bearer a.b.c' })).toBe(401)
      expect(await post(REPORT, { origin: 'https://evil.example' })).toBe(403)
      for (const bad of [
        'no json',
        {},
        { ...REPORT, text: 'Is ETH a healthy asset?' },
        { ...REPORT, traceparent: `00-${'0'.repeat(32)}-${SPAN}-01` },
        { ...REPORT, traceparent: `00-${TRACE.toUpperCase()}-${SPAN}-01` },
        { ...REPORT, durationMs: -1 },
        { ...REPORT, durationMs: 3_600_001 },
        { ...REPORT, firstTextMs: 'x' },
        { ...REPORT, outcome: 'other' },
      ])
        expect(await post(bad)).toBe(400)
      const padded = (bytes: number) => JSON.stringify({ ...REPORT }).padEnd(bytes)
      expect(await post(padded(2_000))).toBe(204)
      expect(await post(padded(2_001))).toBe(413)
    })
    expect(spans).toHaveLength(1)
  })

  it('is taken thirty times a minute from one person', async () => {
    const spans = await traced(async () => {
      for (let number = 0; number < 30; number += 1) expect(await post(REPORT)).toBe(204)
      expect(await post(REPORT)).toBe(429)
    })
    expect(spans).toHaveLength(30)
  })

  it('is left out where its trace is not recorded', async () => {
    const none = { OTEL_TRACES_SAMPLER: 'parentbased_always_off' }
    expect(await traced(async () => expect(await post(REPORT)).toBe(204), none)).toEqual([])
    const unwanted = { ...REPORT, traceparent: `00-${TRACE}-${SPAN}-00` }
    expect(await traced(async () => expect(await post(unwanted)).toBe(204))).toEqual([])
  })
})
