import { newId } from '@chainlens/platform/ids'
import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../tests/support/wait-for.ts'
import type { Model } from '../models/model.ts'
import { call, createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { contentOf, endedEvents, replay, sendMessage } from '../testing/conversation.ts'
import { createGate } from '../testing/gate.ts'
import { type StartAgentsOptions, startAgents, type TestAgents } from '../testing/start-agents.ts'

const opened: TestAgents[] = []
async function start(options: StartAgentsOptions): Promise<TestAgents> {
  const agents = await startAgents(options)
  opened.push(agents)
  return agents
}
afterEach(async () => {
  for (const agents of opened.splice(0).reverse()) await agents.dispose()
})

async function stop(agents: TestAgents, runId: string, userId?: string) {
  const { data } = await agents.ask(
    'mutation ($id: ID!) { stopRun(input: { runId: $id }) { run { id status endedAt } userErrors { code } } }',
    { id: runId },
    userId,
  )
  return data.stopRun
}

/** Says something, then waits for its end as a model does that heeds its signal, or one that does not. */
function endlessModel(heeds: boolean): { model: Model; spoke: Promise<void>; aborted: Promise<void> } {
  const gate = createGate()
  const aborted = Promise.withResolvers<void>()
  const model = createScriptedModel(async function* (request) {
    request.signal.addEventListener('abort', () => aborted.resolve())
    yield { type: 'text', text: 'So far. ' }
    await gate.pass(heeds ? request.signal : undefined)
  })
  return { model, spoke: gate.reached, aborted: aborted.promise }
}

describe('stopping a run', () => {
  it('that waits ends it at once', async () => {
    const agents = await start({ model: createScriptedModel(() => say('Never.')), works: false })
    const { runId, runUuid } = await sendMessage(agents)
    expect((await stop(agents, runId)).run).toMatchObject({ status: 'STOPPED' })
    const events = await endedEvents(agents, runUuid)
    expect(events.map(({ type, payload }) => ({ type, payload }))).toMatchObject([
      { type: 'RunEnded', payload: { status: 'STOPPED', error: null } },
    ])
    await agents.subgraph.startWorkers(['agent-runs'])
    const next = await sendMessage(agents, 'Next?')
    expect(replay(await endedEvents(agents, next.runUuid))).toBe('Never.')
    expect(await endedEvents(agents, runUuid)).toEqual(events)
  })

  it.each([true, false])(
    'that speaks keeps what was said and aborts the model (which heeds its signal: %s)',
    async (heeds) => {
      const { model, spoke, aborted } = endlessModel(heeds)
      const agents = await start({ model })
      const { runId, runUuid } = await sendMessage(agents)
      await spoke
      await waitFor(async () => (await contentOf(agents, runUuid)) !== '')
      await stop(agents, runId)
      const events = await endedEvents(agents, runUuid)
      await aborted
      expect(events.at(-1)).toMatchObject({ type: 'RunEnded', payload: { status: 'STOPPED' } })
      expect(replay(events)).toBe('So far. ')
      expect(await contentOf(agents, runUuid)).toBe('So far. ')
    },
  )

  it('that calls tools cancels every one of them', async () => {
    const gate = createGate()
    const signals: AbortSignal[] = []
    const hang = { run: () => gate.pass().then(() => ({})) }
    const agents = await start({
      model: createScriptedModel(() => call(1, ['done', {}], ['a', {}], ['b', {}], ['writes', {}])),
      tools: { done: { run: () => ({ result: 1 }) }, a: hang, b: hang, writes: { ...hang, effect: 'WRITE' } },
      onCall: (signal) => signals.push(signal),
    })
    const { runId, runUuid } = await sendMessage(agents)
    await waitFor(
      async () => (await agents.sql("select 1 from agents.tool_executions where status = 'SUCCEEDED'")).length > 0,
    )
    await waitFor(() => agents.calls.length === 4)
    await stop(agents, runId)
    const events = await endedEvents(agents, runUuid)
    const ended = events.flatMap((event) => (event.type === 'ToolCallEnded' ? [event.payload] : []))
    expect(Object.fromEntries(ended.map(({ toolName, status }) => [toolName, status]))).toEqual({
      done: 'SUCCEEDED',
      a: 'CANCELLED',
      b: 'CANCELLED',
      writes: 'OUTCOME_UNKNOWN',
    })
    expect(events.at(-1)).toMatchObject({ type: 'RunEnded', payload: { status: 'STOPPED' } })
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true, true])
    gate.open()
  })

  it('that asks for its tools ends it', async () => {
    const asked = createGate()
    const agents = await start({
      model: createScriptedModel(() => say('Never.')),
      identity: () => asked.pass().then(() => new Response()),
    })
    const { runId, runUuid } = await sendMessage(agents)
    await asked.reached
    await stop(agents, runId)
    expect((await endedEvents(agents, runUuid)).map(({ type }) => type)).toEqual(['RunStarted', 'RunEnded'])
    asked.open()
  })

  it('from a process that shares only the database reaches its worker by the heartbeat', async () => {
    const { model, spoke } = endlessModel(true)
    const agents = await start({ model, config: { leaseMs: 500 } })
    const { databaseUrl, userId } = agents
    const elsewhere = await start({ model, databaseUrl, works: false })
    const { runId, runUuid } = await sendMessage(agents)
    await spoke
    await stop(elsewhere, runId, userId)
    expect((await endedEvents(agents, runUuid)).at(-1)).toMatchObject({ payload: { status: 'STOPPED' } })
  })

  it('that has ended leaves it as it is', async () => {
    const agents = await start({ model: createScriptedModel(() => say('Done.')) })
    const { runId, runUuid } = await sendMessage(agents)
    const events = await endedEvents(agents, runUuid)
    const first = await stop(agents, runId)
    expect(first).toMatchObject({ run: { status: 'COMPLETED' }, userErrors: [] })
    expect(await stop(agents, runId)).toEqual(first)
    expect(await endedEvents(agents, runUuid)).toEqual(events)
  })

  it('that is nobody’s or somebody else’s is RUN_NOT_FOUND', async () => {
    const agents = await start({ model: createScriptedModel(() => say('Mine.')), works: false })
    const { runId } = await sendMessage(agents)
    const notFound = { run: null, userErrors: [{ code: 'RUN_NOT_FOUND' }] }
    expect(await stop(agents, runId, newId())).toEqual(notFound)
    expect(await stop(agents, 'nonsense')).toEqual(notFound)
    expect((await agents.sql('select stop_requested_at from agents.runs'))[0].stop_requested_at).toBeNull()
  })

  it('whose worker is lost ends it when the lease runs out', async () => {
    const agents = await start({ model: createScriptedModel(() => say('Never.')), works: false })
    const { runId, runUuid } = await sendMessage(agents)
    await agents.sql(
      `update agents.runs set status = 'RUNNING', attempt = 1, fence = 1, lease_owner = id,
       lease_expires_at = now() + interval '300 milliseconds', started_at = now() where id = $1`,
      [runUuid],
    )
    expect((await stop(agents, runId)).run.status).toBe('RUNNING')
    await agents.subgraph.startWorkers(['agent-runs'])
    const events = await endedEvents(agents, runUuid)
    expect(events.map(({ type }) => type)).toEqual(['RunEnded'])
    expect(events[0]).toMatchObject({ payload: { status: 'STOPPED' } })
  })
})
