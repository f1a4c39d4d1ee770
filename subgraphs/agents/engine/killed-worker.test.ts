import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { createRemoteScriptedModel } from '../models/testing/remote-scripted-model.ts'
import { call, createScriptedModel, type Script, say } from '../models/testing/scripted-model.ts'
import { contentOf, endedEvents, replay, sendMessage, storedEvents } from '../testing/conversation.ts'
import { followEvents } from '../testing/follow-events.ts'
import { createGate, type Gate } from '../testing/gate.ts'
import { type OutsideWorld, serveOutsideWorld } from '../testing/outside-world.ts'
import { registryOf } from '../testing/priced-model.ts'
import { spawnWorker, type WorkerProcess } from '../testing/spawn-worker.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'
import { startWorker } from '../testing/start-worker.ts'
import type { StubTool } from '../testing/stub-graph.ts'

/** Short, so that a dead worker's run is soon another's; long enough for a live one on a busy machine to keep it. */
const LEASE_MS = 1_000

let agents: TestAgents
let world: OutsideWorld
const workers: { end(signal: 'SIGKILL'): Promise<void> }[] = []

async function start(script: Script, tools: Record<string, StubTool> = {}): Promise<void> {
  agents = await startAgents({
    model: createScriptedModel(() => say('unused')),
    works: false,
    config: { leaseMs: LEASE_MS },
  })
  world = await serveOutsideWorld({ script, tools })
}
/** A worker that can be killed. */
async function addProcess(): Promise<WorkerProcess> {
  const { databaseUrl } = agents
  const child = await spawnWorker({
    databaseUrl,
    worldUrl: world.url,
    secret: 'x'.repeat(32),
    leaseMs: LEASE_MS,
    isPriced: true,
  })
  workers.push(child)
  return child
}
/** A worker that goes on, in the test's own process. */
async function addWorker(): Promise<void> {
  const { databaseUrl, platform } = agents
  const graph = `${world.url}/graphql`
  const model = createRemoteScriptedModel(`${world.url}/model`)
  const worker = await startWorker({
    platform: { ...platform, internal: { ...platform.internal, fetch, gatewayUrl: graph, subgraphUrl: () => graph } },
    databaseUrl,
    model,
    models: registryOf(model),
  })
  workers.push({ end: () => worker.dispose() })
}
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.end('SIGKILL')))
  await world.dispose()
  await agents.dispose()
})

/** Each call that was made is on the bill, once: the one that was lost with its worker, and the two that ended. */
async function expectOneBill(runUuid: string): Promise<void> {
  const [bill] = await agents.sql(
    `select count(*)::int as calls, count(*) filter (where c.status = 'SETTLED' and c.is_estimated)::int as estimated,
       sum(c.reserved_usd)::float as aside, sum(c.cost_usd) > 0 as costs, sum(c.cost_usd) = r.cost_usd as run,
       sum(c.cost_usd) = m.cost_usd as message, sum(c.cost_usd) = (e.payload->'usage'->>'costUsd')::numeric as told
     from agents.model_calls c join agents.runs r on r.id = c.run_id join agents.messages m on m.id = r.message_id
     join agents.run_events e on e.run_id = r.id and e.type = 'RunEnded'
     where r.id = $1 group by r.id, m.id, e.run_id, e.sequence`,
    [runUuid],
  )
  // The script says nothing of what it used in its last step.
  expect(bill).toMatchObject({ calls: 3, aside: 0, costs: true, run: true, message: true, told: true })
  expect(bill.estimated).toBeGreaterThan(0)
}

/** A script in two steps that stands still at a gate, the first time that it comes there. */
function scriptWithStop(
  place: 'before text' | 'in text' | 'after calls' | 'in last text' | 'before end',
  gate: Gate,
): Script {
  let hasStopped = false
  const stopAt = async (here: string) => {
    if (here !== place || hasStopped) return
    hasStopped = true
    await gate.pass()
  }
  return async function* (_request, step) {
    if (step === 1) {
      await stopAt('before text')
      yield { type: 'text', text: 'I look. ' }
      await stopAt('in text')
      yield { type: 'text', text: 'It takes a while. ' }
      yield* call(1, ['look', { at: 'ETH' }])
      return
    }
    await stopAt('after calls')
    yield { type: 'text', text: 'It looks ' }
    await stopAt('in last text')
    yield { type: 'text', text: 'good.' }
    await stopAt('before end')
    yield { type: 'finish', reason: 'stop' }
  }
}

describe('a run whose worker process is killed', () => {
  it.each(['before text', 'in text', 'after calls', 'in last text', 'before end'] as const)(
    '%s goes on in another process, without gap or repeat',
    async (place) => {
      const gate = createGate()
      await start(scriptWithStop(place, gate), { look: { run: () => ({ result: { ok: true } }) } })
      const child = await addProcess()
      const { runId, runUuid } = await sendMessage(agents)
      const followed = Array.fromAsync(followEvents(agents, runId))
      await gate.reached
      await child.end('SIGKILL')
      await addWorker()
      const events = await endedEvents(agents, runUuid)

      expect(replay(events)).toBe('I look. It takes a while. It looks good.')
      expect(await contentOf(agents, runUuid)).toBe('I look. It takes a while. It looks good.')
      expect(events.at(-1)).toMatchObject({ type: 'RunEnded', payload: { status: 'COMPLETED' } })
      expect(events.filter(({ type }) => type === 'RunStarted')).toHaveLength(2)
      expect(events.filter(({ type }) => type === 'ToolCallStarted')).toHaveLength(1)
      expect(events.filter(({ type }) => type === 'ToolCallEnded')).toHaveLength(1)
      expect(world.calls).toHaveLength(1)
      await expectOneBill(runUuid)
      expect((await followed).map(({ sequence, __typename }) => [sequence, __typename])).toEqual(
        events.map(({ sequence, type }) => [sequence, type]),
      )
    },
  )

  it('in the middle of a tool call has the read repeated under the same id, started and ended once', async () => {
    const gate = createGate()
    const script: Script = (_request, step) => (step === 1 ? call(1, ['look', {}]) : say('Seen.'))
    let times = 0
    await start(script, {
      look: {
        async run() {
          if (++times === 1) await gate.pass()
          return { result: { times } }
        },
      },
    })
    const child = await addProcess()
    const { runUuid } = await sendMessage(agents)
    await gate.reached
    await child.end('SIGKILL')
    await addWorker()
    const events = await endedEvents(agents, runUuid)
    expect(events.map(({ type }) => type)).toEqual([
      'RunStarted',
      'ToolCallStarted',
      'RunStarted',
      'ToolCallEnded',
      'TextDelta',
      'RunEnded',
    ])
    expect(new Set(world.calls.map(({ callId }) => callId)).size).toBe(1)
    expect(world.calls).toHaveLength(2)
    gate.open()
  })

  it('twice, while it speaks, still ends with every word once', async () => {
    const words = Array.from(
      { length: 200 },
      (_, index) => `${'abcdefghij'[Math.floor(index / 20)]}${'klmnopqrstuvwxyzäöüé'[index % 20]} `,
    )
    let calls = 0
    await start(async function* () {
      const isPatient = ++calls >= 3
      for (const word of words) {
        yield { type: 'text', text: word }
        // About as fast as models speak: the kill comes in the middle of writing.
        if (!isPatient) await new Promise((resolve) => setTimeout(resolve, 5))
      }
      yield { type: 'finish', reason: 'stop' }
    })
    const { runUuid } = await sendMessage(agents)
    // The third worker that a run costs is its last.
    for (let kill = 1; kill <= 2; kill++) {
      const child = await addProcess()
      await waitFor(async () => {
        const events = await storedEvents(agents, runUuid)
        const last = events.findLastIndex(({ type }) => type === 'RunStarted')
        const attempts = events.filter(({ type }) => type === 'RunStarted').length
        return attempts === kill && events.slice(last).filter(({ type }) => type === 'TextDelta').length >= kill
      })
      await child.end('SIGKILL')
    }
    await addWorker()
    const events = await endedEvents(agents, runUuid)
    expect(replay(events)).toBe(words.join(''))
    expect(await contentOf(agents, runUuid)).toBe(words.join(''))
    expect(events.filter(({ type }) => type === 'StepReset')).toHaveLength(2)
  })
})

describe('a worker process that gets SIGTERM', () => {
  it('hands its run over and ends', async () => {
    const gate = createGate()
    await start(scriptWithStop('in last text', gate), { look: { run: () => ({ result: { ok: true } }) } })
    const child = await addProcess()
    const { runUuid } = await sendMessage(agents)
    await gate.reached
    await child.end('SIGTERM')
    const [row] = await agents.sql('select status, losses from agents.runs where id = $1', [runUuid])
    expect(row).toEqual({ status: 'QUEUED', losses: 0 })
    await addWorker()
    expect(replay(await endedEvents(agents, runUuid))).toBe('I look. It takes a while. It looks good.')
  })
})
