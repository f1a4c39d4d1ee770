import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Person, signIn } from '../../support/graph.ts'
import { waitFor } from '../../support/wait-for.ts'
import { followThrough } from '../support/follow-through.ts'
import type { Conditions } from '../support/link.ts'
import { type PacedModel, startPacedModel } from '../support/paced-model.ts'
import { reportRow } from '../support/report-row.ts'
import { startRuns } from '../support/start-runs.ts'
import { startTopology, type Topology } from '../support/topology.ts'
import { breachesOf, storedBreaches } from '../support/wholeness.ts'

const RUNS = 5
const UNDISTURBED: Partial<Conditions> = { delayMs: 0, bytesPerSecond: null, isHeld: false }

let model: PacedModel
let topology: Topology
let person: Person
beforeAll(async () => {
  model = await startPacedModel()
  topology = await startTopology({ environment: model.settings, workers: 2 })
  person = await signIn(topology)
})
afterAll(async () => {
  await person?.dispose()
  await topology?.dispose()
  await model?.dispose()
})

/** Puts conditions on the way of every process to PostgreSQL or Redis. */
function disturb(what: 'postgres' | 'redis', conditions: Partial<Conditions>): void {
  for (const wire of topology.wires.values()) wire[what].change('both', conditions)
}

async function followAll(runIds: readonly string[]) {
  const { url } = topology
  const { accessToken } = person
  return Promise.all(
    runIds.map(async (runId) => ({
      ...(await followThrough({ url, accessToken, runId, transport: 'graphql-ws' })),
      runId,
    })),
  )
}

it.each([
  { name: 'redis-slow', what: 'redis', conditions: { delayMs: 100 }, fault: '200 ms to Redis and back' },
  { name: 'postgres-slow', what: 'postgres', conditions: { delayMs: 100 }, fault: '200 ms to PostgreSQL and back' },
  { name: 'redis-throttled', what: 'redis', conditions: { bytesPerSecond: 20_000 }, fault: '20 KB a second to Redis' },
  {
    name: 'postgres-throttled',
    what: 'postgres',
    conditions: { bytesPerSecond: 40_000 },
    fault: '40 KB a second to PostgreSQL',
  },
] as const)('$name: $fault', async ({ name, what, conditions, fault }) => {
  model.pace = { pieces: 60, everyMs: 50 }
  disturb(what, conditions)
  const askedAt = performance.now()
  const runIds = await startRuns(person, RUNS)
  const askedMs = (performance.now() - askedAt) / RUNS
  const followed = await followAll(runIds)
  const tookMs = performance.now() - askedAt
  disturb(what, UNDISTURBED)
  const breaches = [...breachesOf(followed, model.pace.pieces), ...(await storedBreaches(topology, model.calls))]
  reportRow({
    place: 27,
    name,
    fault: `${fault}, on every connection of every process, under ${RUNS} runs`,
    figures: [
      `a question was acknowledged after ${askedMs.toFixed(0)} ms (new conversation and message)`,
      `all answered after ${(tookMs / 1_000).toFixed(1)} s; the model alone takes 3 s`,
      `${followed.reduce((sum, { breaks }) => sum + breaks, 0)} subscriptions broke`,
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})

it('worker-cut-from-postgres: a worker that is cut off from PostgreSQL for 20 s', async () => {
  model.pace = { pieces: 200, everyMs: 100 }
  const runIds = await startRuns(person, RUNS)
  const following = followAll(runIds)
  await waitFor(async () => (await topology.sql(`select 1 from agents.run_events where type = 'TextDelta' limit 1`))[0])
  const heldAt = performance.now()
  const cutOff = topology.wires.get('worker-1')?.postgres
  cutOff?.change('both', { isHeld: true })
  const taken = waitFor(async () => {
    const rows = await topology.sql(`select count(*)::int as taken from agents.runs where fence > 1`)
    return rows[0].taken > 0 ? performance.now() - heldAt : null
  })
  await new Promise((resolve) => setTimeout(resolve, 20_000))
  cutOff?.change('both', { isHeld: false })
  const takenMs = await Promise.race([taken, following.then(() => null)])
  const followed = await following
  const [fences] = await topology.sql(
    `select count(*)::int as late from agents.run_events e where exists (
       select 1 from agents.run_events other
       where other.run_id = e.run_id and other.sequence < e.sequence and other.fence > e.fence)`,
  )
  const [{ losses }] = await topology.sql('select sum(losses)::int as losses from agents.runs')
  const breaches = [
    ...breachesOf(followed, model.pace.pieces),
    ...(fences.late > 0 ? [`${fences.late} events were written by a worker that had lost the run`] : []),
    ...(takenMs !== null && takenMs > 15_000 ? [`runs stood still for ${(takenMs / 1_000).toFixed(1)} s`] : []),
    ...(losses === 0 ? ['no run was on the worker that was cut off: nothing was tried'] : []),
  ]
  reportRow({
    place: 28,
    name: 'worker-cut-from-postgres',
    fault: 'the network between one of two workers and PostgreSQL stops for 20 s while it streams',
    figures: [
      `${losses} of ${RUNS} runs lost their lease, the first went on elsewhere after ${((takenMs ?? 0) / 1_000).toFixed(1)} s`,
      'nothing that the old worker had still to write was written',
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})
