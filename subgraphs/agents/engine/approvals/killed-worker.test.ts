import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import { createRemoteScriptedModel } from '../../models/testing/remote-scripted-model.ts'
import { call, createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { answer, callLines, waitingApprovals } from '../../testing/approvals.ts'
import { endedEvents, replay, sendMessage } from '../../testing/conversation.ts'
import { createGate } from '../../testing/gate.ts'
import { type OutsideWorld, serveOutsideWorld } from '../../testing/outside-world.ts'
import { spawnWorker, type WorkerProcess } from '../../testing/spawn-worker.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { startWorker } from '../../testing/start-worker.ts'
import type { StubTool } from '../../testing/stub-graph.ts'

/** A worker that is killed with a run is missed after this. */
const LEASE_MS = 1_000
/** Where nothing is to be missed, a busy machine must not lose what it has. */
const LONG_LEASE_MS = 20_000

let agents: TestAgents
let world: OutsideWorld
const workers: { end(signal: 'SIGKILL'): Promise<void> }[] = []

async function start(tools: Record<string, StubTool>, leaseMs = LEASE_MS): Promise<void> {
  const model = createScriptedModel(() => say('unused'))
  agents = await startAgents({ model, works: false, config: { leaseMs } })
  const script = (_request: unknown, step: number) =>
    step === 1 ? call(1, ['look', {}], ['notify', { text: 'hi' }]) : say('Done.')
  world = await serveOutsideWorld({ script, tools })
}
async function addProcess(leaseMs = LEASE_MS): Promise<WorkerProcess> {
  const { databaseUrl } = agents
  const child = await spawnWorker({ databaseUrl, worldUrl: world.url, secret: 'x'.repeat(32), leaseMs })
  workers.push(child)
  return child
}
async function addWorker(): Promise<void> {
  const { databaseUrl, platform } = agents
  const graph = `${world.url}/graphql`
  const worker = await startWorker({
    platform: { ...platform, internal: { ...platform.internal, fetch, gatewayUrl: graph, subgraphUrl: () => graph } },
    databaseUrl,
    model: createRemoteScriptedModel(`${world.url}/model`),
  })
  workers.push({ end: () => worker.dispose() })
}
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.end('SIGKILL')))
  await world.dispose()
  await agents.dispose()
})

const look: StubTool = { run: () => ({ result: {} }) }
const callsOf = (name: string) => world.calls.filter((made) => made.name === name)

describe('a worker that is killed', () => {
  it('while its run waits is not missed: the answer is taken without any, and the call is made once by the next', async () => {
    await start({ look, notify: { effect: 'WRITE', isRisky: true, run: () => ({ result: {} }) } }, LONG_LEASE_MS)
    const child = await addProcess(LONG_LEASE_MS)
    const run = await sendMessage(agents)
    const [approval] = await waitingApprovals(agents, run)
    await child.end('SIGKILL')
    expect(await answer(agents, approval!, 'APPROVE')).toMatchObject({ approval: { run: { status: 'QUEUED' } } })
    expect(callsOf('notify')).toEqual([])
    await addWorker()
    const events = await endedEvents(agents, run.runUuid)
    expect(callLines(events).slice(-2)).toEqual(['APPROVED notify', 'notify SUCCEEDED'])
    expect([callsOf('look').length, callsOf('notify').length]).toEqual([1, 1])
    expect(events.filter(({ type }) => type === 'RunStarted')).toHaveLength(1)
  })

  it('between the effect of an approved write and its record leaves its outcome unknown, and it is not repeated', async () => {
    const gate = createGate()
    const hang = () => gate.pass().then(() => ({ result: {} }))
    await start({ look, notify: { effect: 'WRITE', isRisky: true, run: hang } })
    const child = await addProcess()
    const run = await sendMessage(agents)
    const [approval] = await waitingApprovals(agents, run)
    await answer(agents, approval!, 'APPROVE')
    await waitFor(() => callsOf('notify').length === 1)
    await child.end('SIGKILL')
    await addWorker()
    const events = await endedEvents(agents, run.runUuid)
    gate.open()
    expect(callLines(events).at(-1)).toBe('notify OUTCOME_UNKNOWN')
    expect(replay(events)).toBe('Done.')
    expect(callsOf('notify')).toHaveLength(1)
    expect((await answer(agents, approval!, 'APPROVE')).userErrors).toEqual([{ code: 'APPROVAL_ALREADY_ANSWERED' }])
  })
})
