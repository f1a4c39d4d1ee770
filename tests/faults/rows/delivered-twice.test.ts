import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Person, signIn } from '../../support/graph.ts'
import { waitFor } from '../../support/wait-for.ts'
import { followThrough } from '../support/follow-through.ts'
import { type PacedModel, startPacedModel } from '../support/paced-model.ts'
import { reportRow } from '../support/report-row.ts'
import { startRuns } from '../support/start-runs.ts'
import { startTopology, type Topology } from '../support/topology.ts'
import { breachesOf, storedBreaches } from '../support/wholeness.ts'

const RUNS = 10

let model: PacedModel
let topology: Topology
let person: Person
beforeAll(async () => {
  model = await startPacedModel()
  model.pace = { pieces: 100, everyMs: 45 }
  const preload = pathToFileURL(join(import.meta.dirname, '../support/deliver-twice.ts'))
  const environment = { ...model.settings, NODE_OPTIONS: `--import ${preload}` }
  topology = await startTopology({ environment, agents: 2, workers: 2 })
  person = await signIn(topology)
})
afterAll(async () => {
  await person?.dispose()
  await topology?.dispose()
  await model?.dispose()
})

it('every job, event and live message delivered twice at once, live ones shuffled', async () => {
  const runIds = await startRuns(person, RUNS)
  const followed = await Promise.all(
    [...runIds, ...runIds].map(async (runId) => ({
      ...(await followThrough({ url: topology.url, accessToken: person.accessToken, runId, transport: 'graphql-ws' })),
      runId,
    })),
  )
  // Both deliveries of each stored event have been taken by somebody.
  const read = async () => {
    const groups = (await topology.redis.command('XINFO', 'GROUPS', 'chainlens:events')) as (string | number)[][]
    const of = (group: (string | number)[], name: string) => group[group.indexOf(name) + 1]
    return groups.every((group) => of(group, 'pending') === 0 && of(group, 'lag') === 0) ? groups.length : null
  }
  await waitFor(async () => (await topology.sql('select 1 from agents.outbox where published_at is null')).length === 0)
  await waitFor(read)
  const length = Number(await topology.redis.command('XLEN', 'chainlens:events'))
  const [row] = await topology.sql(
    `select (select count(*)::int from agents.outbox) as sent, (select count(*)::int from agents.inbox) as handled,
       (select count(*)::int from agents.dead_letters) as dead,
       (select count(*)::int from (select session_id, task_type from agents.tasks group by 1, 2 having count(*) > 1) t) as doubled,
       (select count(distinct event_id)::int from agents.inbox) as known`,
  )
  const events = followed[0]?.events.length ?? 0
  const breaches = [
    ...breachesOf(followed, model.pace.pieces),
    ...(await storedBreaches(topology, model.calls)),
    ...(length < 2 * RUNS ? ['events were not delivered twice: nothing was tried'] : []),
    ...(row.handled !== row.known ? ['an event is in the inbox twice'] : []),
    ...(row.dead > 0 ? [`${row.dead} events were given up`] : []),
    ...(row.doubled > 0 ? [`${row.doubled} tasks were made twice`] : []),
  ]
  reportRow({
    place: 17,
    name: 'delivered-twice',
    fault:
      'every job, every domain event and every live message delivered twice at once to two workers and two agents; live messages in another order',
    figures: [
      `${RUNS} runs of about ${events} events, followed by 20 clients: each event once and in order`,
      `${length} deliveries of domain events on the stream, ${row.handled} effects`,
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})
