import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../tests/support/wait-for.ts'
import type { ModelPart } from '../models/model.ts'
import { call, createScriptedModel, type Script, say } from '../models/testing/scripted-model.ts'
import { askOnce } from '../testing/ask-once.ts'
import { contentOf, endedEvents, replay, sendMessage } from '../testing/conversation.ts'
import { createGate } from '../testing/gate.ts'
import { type StartAgentsOptions, startAgents, type TestAgents } from '../testing/start-agents.ts'

let agents: TestAgents
afterEach(() => agents.dispose())

/** Starts with a script, asks one question, and returns the events of its run. */
async function run(script: Script, options: Omit<StartAgentsOptions, 'model'> = {}) {
  const model = createScriptedModel(script)
  agents = await startAgents({ model, ...options })
  return { model, ...(await askOnce(agents)) }
}
const text = (value: string): ModelPart => ({ type: 'text', text: value })

describe('a run', () => {
  it('tells its start, its text and its end, and stores what it said', async () => {
    const { events, runUuid, end } = await run(() => say('Hello', ' there.'))
    expect(events[0]).toMatchObject({ type: 'RunStarted', payload: { attempt: 1, model: 'test/scripted' } })
    expect(end).toMatchObject({ status: 'COMPLETED', error: null })
    expect(replay(events)).toBe('Hello there.')
    expect(await contentOf(agents, runUuid)).toBe('Hello there.')
  })

  it('shows the first words before the model has gone on', async () => {
    const gate = createGate()
    const model = createScriptedModel(async function* () {
      yield text('At once. ')
      await gate.pass()
      yield* say('Later.')
    })
    agents = await startAgents({ model })
    const { runUuid } = await sendMessage(agents)
    await gate.reached
    await waitFor(async () => (await contentOf(agents, runUuid)) === 'At once. ')
    gate.open()
    expect(replay(await endedEvents(agents, runUuid))).toBe('At once. Later.')
  })

  it('calls tools side by side and gives their results in the order of the calls', async () => {
    const fastEnded = Promise.withResolvers<void>()
    const { model, types } = await run(
      (_request, step) => (step === 1 ? call(1, ['slow', { n: 1 }], ['fast', { n: 2 }]) : say('Done.')),
      {
        tools: {
          slow: { run: () => fastEnded.promise.then(() => ({ result: { from: 'slow' } })) },
          fast: {
            run: () => {
              fastEnded.resolve()
              return { result: { from: 'fast' } }
            },
          },
        },
      },
    )
    expect(types).toEqual([
      'RunStarted',
      'ToolCallStarted',
      'ToolCallStarted',
      'ToolCallEnded',
      'ToolCallEnded',
      'TextDelta',
      'RunEnded',
    ])
    expect(model.requests[1]?.messages.slice(1)).toMatchObject([
      {
        role: 'assistant',
        content: '',
        toolCalls: [
          { toolCallId: 'call_1_0', toolName: 'slow', arguments: { n: 1 } },
          { toolCallId: 'call_1_1', toolName: 'fast', arguments: { n: 2 } },
        ],
      },
      {
        role: 'tool',
        results: [
          { toolCallId: 'call_1_0', toolName: 'slow', status: 'SUCCEEDED', result: { from: 'slow' }, error: null },
          { toolCallId: 'call_1_1', toolName: 'fast', status: 'SUCCEEDED', result: { from: 'fast' }, error: null },
        ],
      },
    ])
    expect(agents.calls.map(({ authorization }) => authorization)).toEqual(['Bearer run-token', 'Bearer run-token'])
  })

  it('takes failures of tools as results, whatever they are, and is completed', async () => {
    const { events, end, model } = await run(
      (_request, step) =>
        step === 1
          ? call(
              1,
              ['fails', {}],
              ['hangs', {}],
              ['breaks', {}],
              ['denied', {}],
              ['unknown', {}],
              ['huge', {}],
              ['writes', {}],
            )
          : say('No figures.'),
      {
        limits: { resultLength: 1_000 },
        tools: {
          fails: {
            run: () => ({ outcome: 'FAILED', failure: { code: 'X', message: 'It is down.', retryable: true } }),
          },
          hangs: { timeoutMs: 1, run: () => new Promise<never>(() => {}) },
          breaks: { run: () => Promise.reject(new Error('boom')) },
          denied: { run: () => ({ outcome: 'DENIED' }) },
          huge: { run: () => ({ result: 'x'.repeat(2_000) }) },
          writes: { effect: 'WRITE', run: () => Promise.reject(new Error('boom')) },
        },
      },
    )
    const statuses = events.flatMap(({ type, payload }) =>
      type === 'ToolCallEnded' ? [[payload.toolName, payload.status]] : [],
    )
    expect(Object.fromEntries(statuses)).toEqual({
      fails: 'FAILED',
      hangs: 'TIMED_OUT',
      breaks: 'FAILED',
      denied: 'DENIED',
      unknown: 'DENIED',
      huge: 'FAILED',
      writes: 'OUTCOME_UNKNOWN',
    })
    const results = model.requests[1]?.messages.at(-1)
    expect(results?.role === 'tool' && results.results[0]).toMatchObject({ status: 'FAILED', error: 'It is down.' })
    expect(end.status).toBe('COMPLETED')
  })

  it('stores what a tool gives as it is, as far as PostgreSQL can hold it', async () => {
    const { end } = await run((_request, step) => (step === 1 ? call(1, ['odd', { 'a\0b': '\ud800' }]) : say('Odd.')), {
      tools: {
        odd: { run: () => ({ result: { nul: '\0', half: '\udc00', text: "'\\u0000\\ ?" }, summary: 'nul \0' }) },
      },
    })
    expect(end.status).toBe('COMPLETED')
    const [row] = await agents.sql('select input_parameters, output_result, summary from agents.tool_executions')
    expect(row).toEqual({
      input_parameters: { 'a\ufffdb': '\ufffd' },
      output_result: { nul: '\ufffd', half: '\ufffd', text: "'\\u0000\\ ?" },
      summary: 'nul \ufffd',
    })
  })

  it('keeps pairs of surrogates whole however the model cuts its text', async () => {
    const { events } = await run(() => [
      text('a\ud83d'),
      text('\ude00b\ud83d'),
      text('c\0'),
      text('d\ud83d'),
      ...say(''),
    ])
    expect(replay(events)).toBe('a😀b\ufffdc\ufffdd\ufffd')
  })

  it('gives each call an id of its own where the model uses one twice', async () => {
    const { events } = await run(
      (_request, step) => {
        if (step > 2) return say('Done.')
        return call(1, ['look', { step }], ['look', { step, again: true }])
      },
      { tools: { look: { run: () => ({ result: 1 }) } } },
    )
    const started = events.flatMap((event) => (event.type === 'ToolCallStarted' ? [event.payload.toolCallId] : []))
    const ended = events.flatMap((event) => (event.type === 'ToolCallEnded' ? [event.payload.toolCallId] : []))
    expect(new Set(started).size).toBe(4)
    expect(ended.toSorted()).toEqual(started.toSorted())
  })

  it('adds up what its model calls used, exactly', async () => {
    const { end } = await run((_request, step) => (step <= 3 ? call(step, ['look', { step }]) : say('Done.')), {
      tools: { look: { run: () => ({ result: 1 }) } },
    })
    expect(end.usage).toEqual({
      inputTokens: 40,
      outputTokens: 20,
      costUsd: '0.0004',
      cachedInputTokens: 0,
      reasoningTokens: 0,
      isCostKnown: true,
      isEstimated: false,
    })
    const [row] = await agents.sql('select input_tokens, output_tokens, cost_usd, reserved_usd from agents.runs')
    expect(row).toEqual({ input_tokens: 40, output_tokens: 20, cost_usd: '0.0004', reserved_usd: '0' })
  })

  it('shows the model the conversation before, every call with its result', async () => {
    const { model } = await run(
      (_request, step) => (step === 1 ? call(1, ['look', { at: 'ETH' }]) : say('ETH is well.')),
      {
        tools: { look: { run: () => ({ result: { healthy: true } }) } },
      },
    )
    const { data } = await agents.ask('{ sessions { edges { node { id } } } }')
    const second = await sendMessage(agents, 'And BTC?', data.sessions.edges[0].node.id)
    await endedEvents(agents, second.runUuid)
    expect(model.requests.at(-1)?.messages.slice(0, 5)).toMatchObject([
      { role: 'user', content: 'Is ETH healthy?' },
      {
        role: 'assistant',
        content: '',
        toolCalls: [{ toolCallId: 'call_1_0_2', toolName: 'look', arguments: { at: 'ETH' } }],
      },
      {
        role: 'tool',
        results: [
          { toolCallId: 'call_1_0_2', toolName: 'look', status: 'SUCCEEDED', result: { healthy: true }, error: null },
        ],
      },
      { role: 'assistant', content: 'ETH is well.', toolCalls: [] },
      { role: 'user', content: 'And BTC?' },
    ])
  })
})
