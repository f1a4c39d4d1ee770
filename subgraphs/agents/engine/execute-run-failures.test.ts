import { afterEach, describe, expect, it } from 'vitest'
import type { ModelPart } from '../models/model.ts'
import { call, createScriptedModel, type Script, say, usage } from '../models/testing/scripted-model.ts'
import { askOnce } from '../testing/ask-once.ts'
import { contentOf, endedEvents, replay, sendMessage } from '../testing/conversation.ts'
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

describe('a model that fails', () => {
  it.each<[string, (calls: number) => Iterable<ModelPart> | AsyncIterable<ModelPart>]>([
    [
      'throws',
      () => {
        throw new Error('boom')
      },
    ],
    ['breaks off without a finish', () => [text('Cut'), usage()]],
    ['says nothing', () => [{ type: 'finish', reason: 'stop' }]],
    [
      'falls silent',
      async function* () {
        yield text('Silent')
        await new Promise(() => {})
      },
    ],
  ])('and %s is asked again from the start of the step', async (_how, fail) => {
    let calls = 0
    const { events, runUuid, end } = await run(() => (++calls === 1 ? fail(calls) : say('Better.')), {
      limits: { modelIdleMs: 200 },
    })
    expect(end.status).toBe('COMPLETED')
    expect(replay(events)).toBe('Better.')
    expect(await contentOf(agents, runUuid)).toBe('Better.')
    for (const event of events)
      if (event.type === 'StepReset') expect(event.payload).toMatchObject({ keepLength: 0, reason: 'MODEL_FAILED' })
  })

  it('again and again ends the run, with what it said last', async () => {
    const { end, events, runUuid, model } = await run(() => [text('Cut off.')])
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'MODEL_FAILED', retryable: true } })
    expect(model.requests).toHaveLength(3)
    expect(replay(events)).toBe('Cut off.')
    expect(await contentOf(agents, runUuid)).toBe('Cut off.')
  })

  it('and reaches its own limit ends the run, with what it said', async () => {
    const { end, events } = await run(() => [text('Long story'), { type: 'finish', reason: 'length' }])
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'MODEL_LIMIT' } })
    expect(replay(events)).toBe('Long story')
  })
})

describe('a run ends as FAILED, told once and last,', () => {
  const look = { tools: { look: { run: () => ({ result: 1 }) } } }

  it('at the same call for the third time', async () => {
    const { end, types } = await run((_request, step) => call(step, ['look', { b: [2], a: 1 }]), look)
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'LOOP_DETECTED', retryable: false } })
    expect(types.filter((type) => type === 'ToolCallStarted')).toHaveLength(2)
  })

  it('at the step beyond its limit, not before', async () => {
    const script: Script = (_request, step) => (step < 4 ? call(step, ['look', { step }]) : say('Done.'))
    expect((await run(script, { ...look, limits: { steps: 4 } })).end.status).toBe('COMPLETED')
    await agents.dispose()
    expect((await run(script, { ...look, limits: { steps: 3 } })).end).toMatchObject({
      status: 'FAILED',
      error: { code: 'STEP_LIMIT' },
    })
  })

  it('at the tool call beyond its limit, not before', async () => {
    const script: Script = (_request, step) =>
      step === 1 ? call(1, ['look', { n: 1 }], ['look', { n: 2 }], ['look', { n: 3 }]) : say('Done.')
    expect((await run(script, { ...look, limits: { toolCalls: 3 } })).end.status).toBe('COMPLETED')
    await agents.dispose()
    const { end, types } = await run(script, { ...look, limits: { toolCalls: 2 } })
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'TOOL_CALL_LIMIT' } })
    expect(types).toEqual(['RunStarted', 'RunEnded'])
  })

  it('above its cost, not at it', async () => {
    const script: Script = (_request, step) => (step < 3 ? call(step, ['look', { step }]) : say('Done.'))
    expect((await run(script, { ...look, limits: { costUsd: '0.0002' } })).end.status).toBe('COMPLETED')
    await agents.dispose()
    const { end } = await run(script, { ...look, limits: { costUsd: '0.00019' } })
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'COST_LIMIT' }, usage: { costUsd: '0.0002' } })
  })

  it('when its text grows beyond its limit', async () => {
    const { end } = await run(() => say('x'.repeat(11)), { limits: { textLength: 10 } })
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'TEXT_LIMIT' } })
  })

  it('when its time is up, through its model and its tools', async () => {
    const { end, events } = await run(() => call(1, ['hangs', {}]), {
      limits: { wallTimeMs: 300 },
      tools: { hangs: { run: () => new Promise<never>(() => {}) } },
    })
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'TIME_LIMIT' } })
    expect(events.at(-2)).toMatchObject({ type: 'ToolCallEnded', payload: { status: 'CANCELLED' } })
  })

  it('when the account of its user is closed', async () => {
    const { end } = await run(() => say('Never.'), {
      identity: () => Response.json({ code: 'ACCOUNT_CLOSED' }, { status: 403 }),
    })
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'ACCOUNT_CLOSED', retryable: false } })
  })

  it('when the tools can not be reached', async () => {
    const { end } = await run(() => say('Never.'), { identity: () => new Response(null, { status: 500 }) })
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'TOOLS_UNAVAILABLE', retryable: true } })
  })

  it('when something breaks inside, with its text kept and nothing of the reason told', async () => {
    const { end, events, runUuid } = await run(() => [
      text('Before. '),
      { type: 'usage', inputTokens: 1, outputTokens: 1, costUsd: 'not a number' },
    ])
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'INTERNAL', retryable: true } })
    expect(JSON.stringify(end)).not.toContain('not a number')
    expect(replay(events)).toBe('Before. ')
    expect(await contentOf(agents, runUuid)).toBe('Before. ')
  })

  it('when something that is to be stored can not be, with what is stored kept', async () => {
    const model = createScriptedModel((_request, step) =>
      step === 1 ? [text('Kept. '), ...call(1, ['look', {}])] : say('Lost.'),
    )
    agents = await startAgents({ model, ...look, works: false })
    await agents.sql("alter table agents.tool_executions add constraint full_disk check (status <> 'SUCCEEDED')")
    const { runUuid } = await sendMessage(agents)
    await agents.subgraph.startWorkers(['agent-runs'])
    const events = await endedEvents(agents, runUuid)
    expect(events.slice(-2)).toMatchObject([
      { type: 'ToolCallEnded', payload: { status: 'CANCELLED' } },
      { type: 'RunEnded', payload: { status: 'FAILED', error: { code: 'INTERNAL' } } },
    ])
    expect(replay(events)).toBe('Kept. ')
    expect(await contentOf(agents, runUuid)).toBe('Kept. ')
  })

  it('when its model is not here', async () => {
    const other = await startAgents({ model: createScriptedModel(() => say('Hi.'), 'test/other'), works: false })
    agents = other
    const { runUuid } = await sendMessage(other)
    const here = await startAgents({ model: createScriptedModel(() => say('Hi.')), databaseUrl: other.databaseUrl })
    expect((await endedEvents(other, runUuid)).at(-1)).toMatchObject({
      payload: { status: 'FAILED', error: { code: 'UNKNOWN_MODEL' } },
    })
    await here.dispose()
  })
})
