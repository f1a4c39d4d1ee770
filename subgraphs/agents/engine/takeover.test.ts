import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { call, createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { contentOf, endedEvents, replay, sendMessage, storedEvents } from '../testing/conversation.ts'
import { createGate } from '../testing/gate.ts'
import { type StartAgentsOptions, startAgents, type TestAgents } from '../testing/start-agents.ts'
import { startWorker, type TestWorker } from '../testing/start-worker.ts'

let agents: TestAgents
const workers: TestWorker[] = []
const LEASE = { config: { leaseMs: 500 } }

async function start(options: Omit<StartAgentsOptions, 'works'>): Promise<void> {
  agents = await startAgents({ ...LEASE, ...options, works: false })
}
async function addWorker(model: StartAgentsOptions['model'], concurrency?: number): Promise<TestWorker> {
  const { platform, databaseUrl } = agents
  const worker = await startWorker({ platform, databaseUrl, model, ...(concurrency ? { concurrency } : {}) })
  workers.push(worker)
  return worker
}
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.dispose()))
  await agents.dispose()
})

const typesOf = (events: { type: string }[]) => events.map(({ type }) => type)
const isStart = (type: string) => type === 'RunStarted'
const saidSoFar = (runUuid: string, text: string) =>
  waitFor(async () => (await contentOf(agents, runUuid)).startsWith(text))

describe('a run whose worker stands still', () => {
  it('is taken over from the start of the step, and what the first worker writes later is refused', async () => {
    const gate = createGate()
    const first = createScriptedModel(async function* () {
      yield { type: 'text', text: 'Lost words. ' }
      await gate.pass()
      yield* say('Late words.')
    })
    await start({ model: first })
    const frozen = await addWorker(first)
    const { runUuid } = await sendMessage(agents)
    await saidSoFar(runUuid, 'Lost words.')
    frozen.database.freeze()
    gate.open()
    const going = createGate()
    await addWorker(
      createScriptedModel(async function* () {
        yield { type: 'text', text: 'New words.' }
        await going.pass()
        yield { type: 'finish', reason: 'stop' }
      }),
    )
    await saidSoFar(runUuid, 'New words.')
    frozen.database.thaw()
    await frozen.dispose()
    workers.splice(0, 1)
    going.open()
    const events = await endedEvents(agents, runUuid)

    expect(typesOf(events)).toEqual(['RunStarted', 'TextDelta', 'RunStarted', 'StepReset', 'TextDelta', 'RunEnded'])
    expect(events[2]).toMatchObject({ payload: { attempt: 2 } })
    expect(events[3]).toMatchObject({ payload: { keepLength: 0, reason: 'WORKER_LOST' } })
    expect(replay(events)).toBe('New words.')
    expect(await contentOf(agents, runUuid)).toBe('New words.')
  })

  it('keeps finished calls, repeats unfinished reads under their id, and leaves unfinished writes unknown', async () => {
    const script = createScriptedModel((_request, step) =>
      step === 1 ? call(1, ['finishes', {}], ['reads', {}], ['writes', {}], ['sets', {}]) : say('Done with it.'),
    )
    const started = new Map<string, number>()
    const hang = new Set(['reads', 'writes', 'sets'])
    const run = (name: string) => ({
      run: () => {
        started.set(name, (started.get(name) ?? 0) + 1)
        return hang.has(name) ? new Promise<never>(() => {}) : { result: { name } }
      },
    })
    await start({
      model: script,
      tools: {
        finishes: run('finishes'),
        reads: run('reads'),
        writes: { ...run('writes'), effect: 'WRITE' },
        sets: { ...run('sets'), effect: 'IDEMPOTENT_WRITE' },
      },
    })
    const frozen = await addWorker(script)
    const { runUuid } = await sendMessage(agents)
    await waitFor(async () => (await storedEvents(agents, runUuid)).some(({ type }) => type === 'ToolCallEnded'))
    await waitFor(() => started.size === 4)
    frozen.database.freeze()
    hang.clear()
    await addWorker(script)
    const events = await endedEvents(agents, runUuid)

    expect(Object.fromEntries(started)).toEqual({ finishes: 1, reads: 2, writes: 1, sets: 2 })
    expect(agents.calls.filter(({ name }) => name === 'sets').map(({ callId }) => callId)).toEqual(
      Array(2).fill(agents.calls.find(({ name }) => name === 'sets')?.callId),
    )
    const ended = events.flatMap((event) => (event.type === 'ToolCallEnded' ? [event.payload] : []))
    expect(Object.fromEntries(ended.map(({ toolName, status }) => [toolName, status]))).toEqual({
      finishes: 'SUCCEEDED',
      reads: 'SUCCEEDED',
      writes: 'OUTCOME_UNKNOWN',
      sets: 'SUCCEEDED',
    })
    expect(ended).toHaveLength(4)
    expect(typesOf(events).filter((type) => type === 'ToolCallStarted')).toHaveLength(4)
    expect(script.requests.map(({ messages }) => messages.length)).toEqual([1, 3])
    expect(replay(events)).toBe('Done with it.')
  })

  it('fails with WORKER_LOST when it has cost three workers', async () => {
    const script = createScriptedModel(async function* () {
      yield { type: 'text', text: 'Poison. ' }
      await new Promise(() => {})
    })
    await start({ model: script })
    const { runUuid } = await sendMessage(agents)
    for (let attempt = 1; attempt <= 3; attempt++) {
      const worker = await addWorker(script, 1)
      await waitFor(async () => typesOf(await storedEvents(agents, runUuid)).filter(isStart).length === attempt)
      worker.database.freeze()
    }
    await addWorker(createScriptedModel(() => say('Never said.')))
    const events = await endedEvents(agents, runUuid)
    expect(events.at(-1)).toMatchObject({ payload: { status: 'FAILED', error: { code: 'WORKER_LOST' } } })
    expect(typesOf(events).filter(isStart)).toHaveLength(3)
    expect(replay(events)).toBe(await contentOf(agents, runUuid))
  })
})

describe('a run whose only worker was cut off from the database for longer than its lease', () => {
  it('is given back and goes on as soon as the database is there; nobody has vanished with it', async () => {
    const lost = Promise.withResolvers<void>()
    let calls = 0
    const model = createScriptedModel(async function* ({ signal }) {
      if (++calls > 1) return yield* say('Done.')
      yield { type: 'text', text: 'Lost words. ' }
      signal.addEventListener('abort', () => lost.resolve(), { once: true })
      await new Promise(() => {})
    })
    await start({ model })
    const worker = await addWorker(model)
    const { runUuid } = await sendMessage(agents)
    await saidSoFar(runUuid, 'Lost words.')
    worker.database.freeze()
    await lost.promise
    worker.database.thaw()
    expect(replay(await endedEvents(agents, runUuid))).toBe('Done.')
    const [row] = await agents.sql('select attempt, losses from agents.runs where id = $1', [runUuid])
    expect(row).toEqual({ attempt: 2, losses: 0 })
  })
})

describe('a run whose worker is told to end', () => {
  it('goes on at another worker at once, without waiting for the lease', async () => {
    const gate = createGate()
    const first = createScriptedModel(async function* (request) {
      yield { type: 'text', text: 'First half. ' }
      await gate.pass(request.signal)
    })
    await start({ model: first, config: { leaseMs: 60_000 } })
    const leaving = await addWorker(first)
    const { runUuid } = await sendMessage(agents)
    await saidSoFar(runUuid, 'First half.')
    await addWorker(createScriptedModel(() => say('All of it.')))
    await leaving.dispose()
    workers.splice(0, 1)
    const events = await endedEvents(agents, runUuid)
    expect(replay(events)).toBe('All of it.')
    const [row] = await agents.sql('select attempt, losses, status from agents.runs where id = $1', [runUuid])
    expect(row).toEqual({ attempt: 2, losses: 0, status: 'COMPLETED' })
  })
})

describe('a run that waits', () => {
  it('is found by the sweep although every wake was lost', async () => {
    const model = createScriptedModel(() => say('Found.'))
    await start({ model })
    const { runUuid } = await sendMessage(agents)
    await addWorker(model)
    expect(replay(await endedEvents(agents, runUuid))).toBe('Found.')
  })

  it('is taken by one of several workers only', async () => {
    const model = createScriptedModel(() => say('Once.'))
    // Long: on a busy machine a short one runs out, and this is not about that.
    await start({ model, config: { leaseMs: 10_000 } })
    const runs = await Promise.all(Array.from({ length: 12 }, () => sendMessage(agents)))
    await Promise.all([addWorker(model), addWorker(model), addWorker(model)])
    for (const { runUuid } of runs) expect(replay(await endedEvents(agents, runUuid))).toBe('Once.')
    expect(model.requests).toHaveLength(12)
  })
})
