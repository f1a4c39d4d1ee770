import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type ExportedSpan, type OtlpReceiver, startOtlpReceiver } from '../stubs/otlp.ts'
import { follow, openSession, send } from '../support/conversation.ts'
import { type Person, signIn } from '../support/graph.ts'
import { type System, startSystem } from '../support/system.ts'
import { traceTable } from '../support/trace-table.ts'
import { waitFor } from '../support/wait-for.ts'

const CANARY = 'Xylophone7531'
const QUESTION = `Is ETH a healthy asset? ${CANARY}`

/** What a browser sends along: one trace for all that one question asks. */
function newTrace(sampled: boolean) {
  const traceId = randomBytes(16).toString('hex')
  const spanId = randomBytes(8).toString('hex')
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}` }
}

/** What the processes have logged: in one process to a file, in many to standard error. */
async function logOf(system: System): Promise<string[]> {
  const printed = [...system.processes.values()].map((child) => child.output()).join('\n')
  const file = /^\s*Log\s+(\S+)$/m.exec(printed)?.[1]
  return (file ? await readFile(file, 'utf8') : printed).split('\n')
}

describe('the trace of a question', () => {
  let receiver: OtlpReceiver
  let system: System
  let person: Person

  beforeAll(async () => {
    receiver = await startOtlpReceiver()
    system = await startSystem(
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20cGs6c2s=',
        OTEL_BSP_SCHEDULE_DELAY: '200',
      },
      { apart: ['agents', 'tools', 'tokenomics'] },
    )
    person = await signIn(system)
  })
  afterAll(async () => {
    await person?.dispose()
    await system?.dispose()
    await receiver?.dispose()
  })

  const of = (traceId: string) => receiver.spans.filter((span) => span.traceId === traceId)
  const named = (spans: ExportedSpan[], name: string | RegExp) =>
    spans.filter((span) => (typeof name === 'string' ? span.name === name : name.test(span.name)))

  async function ask(question: string, sampled = true) {
    const trace = newTrace(sampled)
    const traced = person.traced(trace.traceparent)
    const sessionId = await openSession(traced)
    const { run } = await send(traced, { sessionId, content: question })
    if (!run) throw new Error('no run')
    const events = await follow(traced, run.id)
    return { ...trace, events }
  }

  it('is one: from the client over subgraphs, PostgreSQL and the queue to model, tools and sources', async () => {
    const { traceId, spanId } = await ask(QUESTION)
    await waitFor(() => {
      const names = new Set(of(traceId).map(({ name }) => name))
      return ['process run', 'subscription', 'process run.ended.v1'].every((name) => names.has(name))
    })
    const spans = of(traceId)
    if (process.env.TRACE_TABLE) await writeFile(process.env.TRACE_TABLE, traceTable(spans))

    // Whole: every parent is there, but for the client's own span.
    const ids = new Set([spanId, ...spans.map((span) => span.spanId)])
    expect(spans.filter(({ parentSpanId }) => !ids.has(parentSpanId)).map(({ name }) => name)).toEqual([])
    const byId = new Map(spans.map((span) => [span.spanId, span]))
    const pathOf = (span: ExportedSpan | undefined): string[] =>
      span ? [span.name, ...pathOf(byId.get(span.parentSpanId))] : []

    const [chat] = named(spans, /^chat /)
    expect(pathOf(chat)).toEqual([
      'chat analyst',
      expect.stringMatching(/^invoke_agent /),
      'process run',
      'queue run',
      'agents mutation',
      'subgraph agents',
      'mutation',
    ])
    expect(chat?.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'offline',
      'gen_ai.request.model': 'analyst',
      'gen_ai.response.finish_reasons': ['tool_calls'],
      'gen_ai.conversation.id': expect.any(String),
    })
    const tool = named(spans, 'execute_tool analyze_tokenomics')[0] ?? named(spans, /^execute_tool analy/)[0]
    expect(tool?.attributes).toMatchObject({ 'chainlens.tool_status': 'SUCCEEDED' })
    const analysis = named(spans, /^(onchain|tokenomics|sentiment|team) query$/)[0]
    const path = pathOf(analysis)
    for (const name of ['subgraph tools', 'tools mutation', 'process run']) expect(path).toContain(name)
    expect(path.some((name) => name.startsWith('execute_tool '))).toBe(true)
    expect(named(spans, /^pg\.query/).length).toBeGreaterThan(5)
    expect(new Set(named(spans, /^pg\.query/).map((span) => span.attributes['db.system.name']))).toEqual(
      new Set(['postgresql']),
    )
    if (inject('mode') === 'distributed') {
      const services = new Set(spans.map(({ service }) => service))
      for (const name of ['gateway', 'agents', 'tools', 'worker', 'tokenomics'])
        expect(services).toContain(`chainlens-${name}`)
      expect(spans.some((span) => span.attributes['db.system.name'] === 'redis')).toBe(true)
    }
    // One span for all events of the subscription, however many there were.
    expect(named(spans, 'subscription')).toHaveLength(1)
    expect(spans.filter(({ status }) => status === 2).map(({ name }) => name)).toEqual([])
    expect(spans.length).toBeLessThan(1_000)
    expect(receiver.headers.authorization).toBe('Basic cGs6c2s=')
  })

  it('says nothing of what was asked or answered, and no secret; nor does the log, which names the trace', async () => {
    const logged = await logOf(system)
    const lines = logged.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
    const run = lines.find(({ msg }) => msg === 'run')
    expect(run).toMatchObject({ runId: expect.any(String), status: 'COMPLETED', durationMs: expect.any(Number) })
    expect(of(run.trace_id).map(({ spanId }) => spanId)).toContain(run.span_id)
    const sent = lines.find(({ msg, trace_id, type }) => msg === 'operation' && type === 'mutation' && trace_id)
    expect(sent).toMatchObject({ requestId: expect.any(String), outcome: 'ok', transport: 'http' })
    expect(of(sent.trace_id).map(({ spanId }) => spanId)).toContain(sent.span_id)

    const text = JSON.stringify([receiver.spans, logged])
    for (const secret of [CANARY, system.demoPassword, person.accessToken, person.refreshToken, 'demo@chainlens.local'])
      expect(text.includes(secret)).toBe(false)
    // The answer's own words: its first line says that no model wrote it.
    expect(text).not.toMatch(/Sharpe|healthy/i)
  })

  it('is not recorded where the client says that it is not to be', async () => {
    const { traceId, events } = await ask('Is BTC a healthy asset?', false)
    expect(events.at(-1).__typename).toBe('RunEnded')
    const { traceId: later } = await ask('Is UNI a healthy asset?')
    await waitFor(() => named(of(later), 'subscription').length > 0)
    expect(of(traceId)).toEqual([])
  })
})
