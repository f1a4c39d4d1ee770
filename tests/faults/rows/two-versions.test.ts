import { connectDatabase } from '@chainlens/platform/db'
import { createRedisBus, eventMigrations } from '@chainlens/platform/events'
import { createLogger } from '@chainlens/platform/telemetry'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Person, signIn } from '../../support/graph.ts'
import { waitFor } from '../../support/wait-for.ts'
import { followThrough } from '../support/follow-through.ts'
import { type PacedModel, startPacedModel } from '../support/paced-model.ts'
import { reportRow } from '../support/report-row.ts'
import { startRuns } from '../support/start-runs.ts'
import { startTopology, type Topology } from '../support/topology.ts'
import { breachesOf, storedBreaches } from '../support/wholeness.ts'

const RUNS = 5
const logger = createLogger({ level: 'silent', name: 'test' })

let model: PacedModel
let topology: Topology
let person: Person
beforeAll(async () => {
  model = await startPacedModel()
  model.pace = { pieces: 80, everyMs: 100 }
  topology = await startTopology({ environment: model.settings })
  person = await signIn(topology)
})
afterAll(async () => {
  await person?.dispose()
  await topology?.dispose()
  await model?.dispose()
})

/** What the next version brings: tables grown as a migration that only expands grows them, and its name in the list. */
async function migrateToNext(): Promise<void> {
  for (const table of ['runs', 'messages', 'run_events', 'sessions', 'outbox'])
    await topology.sql(
      `alter table agents.${table} add column next_version_note text, add column next_version_count int not null default 0`,
    )
  await topology.sql('create table agents.next_version_table (id uuid primary key)')
  await topology.sql(`insert into agents.mikro_orm_migrations (name, executed_at) values ('9999-next-version', now())`)
}

/** Events that the next version tells, and that this one has no handler for. */
async function tellNewEvents(): Promise<void> {
  for (const name of ['run.ended.v2', 'run.rated.v1'])
    await topology.sql(
      `insert into agents.outbox (id, name, payload) values (gen_random_uuid(), $1, '{"of": "the next version"}')`,
      [name],
    )
}

it('two-versions: this version at work while the next has migrated and tells events that only it knows', async () => {
  const runIds = await startRuns(person, RUNS)
  const following = Promise.all(
    runIds.map(async (runId) => ({
      ...(await followThrough({ url: topology.url, accessToken: person.accessToken, runId, transport: 'graphql-ws' })),
      runId,
    })),
  )
  await waitFor(async () => (await topology.sql(`select 1 from agents.run_events where type = 'TextDelta' limit 1`))[0])
  await migrateToNext()
  await tellNewEvents()
  // Asked after the migration, answered by this version.
  const later = await startRuns(person, 1)
  const after = await followThrough({
    url: topology.url,
    accessToken: person.accessToken,
    runId: later[0] ?? '',
    transport: 'SSE',
  })
  const followed = [...(await following), { ...after, runId: later[0] ?? '' }]
  // This version has read, and acknowledged, what it has no use for.
  await waitFor(async () => (await topology.sql('select 1 from agents.outbox where published_at is null')).length === 0)
  await waitFor(async () => {
    const groups = (await topology.redis.command('XINFO', 'GROUPS', 'chainlens:events')) as (string | number)[][]
    return groups.every((group) => group[group.indexOf('lag') + 1] === 0)
  })

  // The consumer of the next version comes only now.
  const database = await connectDatabase({
    url: topology.postgres.url,
    schema: 'next_version',
    entities: [],
    migrations: eventMigrations,
  })
  const redis = new Redis(topology.redis.url)
  const bus = createRedisBus(redis, logger)
  const heard: string[] = []
  const note = async ({ name }: { name: string }) => void heard.push(name)
  const handlers = { 'run.ended.v2': note, 'run.rated.v1': note }
  await bus.subscribe({ consumer: 'agents', handlers, database, logger })
  await waitFor(() => heard.length >= 2)
  await bus.dispose()
  redis.disconnect()
  await database.dispose()

  // One that ends now does not come back: what it would write, the next version may not understand.
  await topology.processes.get('agents-1')?.end('SIGTERM')
  const refusal = await topology.start('agents-1').then(
    () => 'it started',
    (error: Error) => (error.message.includes('written by a newer ChainLens') ? 'DATA_NEWER' : error.message),
  )
  const breaches = [
    ...breachesOf(followed, model.pace.pieces),
    ...(await storedBreaches(topology, model.calls)),
    ...(heard.sort().join() === 'run.ended.v2,run.rated.v1' ? [] : [`the next version heard ${heard.join(', ')}`]),
    ...(refusal === 'DATA_NEWER' ? [] : [`a process of this version that starts: ${refusal}`]),
  ]
  reportRow({
    place: 24,
    name: 'two-versions',
    fault:
      'the next version migrates the tables (columns, a table) and tells events that this one does not know, under runs',
    figures: [
      `${followed.length} runs of this version completed, one asked after the migration`,
      '2 unknown events kept, and handled once by the consumer of the next version when it came',
      'a process of this version that starts again is refused (DATA_NEWER): roll out, do not restart the old one',
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})
