import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { connectAgents } from '../../testing/connect-agents.ts'
import type { FreezableDatabase } from '../../testing/freezable-database.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { readDueDays } from './due-days.ts'

let agents: TestAgents
let database: FreezableDatabase
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('Well.')), works: false })
  database = await connectAgents(agents.databaseUrl)
})
beforeEach(async () => {
  for (const table of ['reconciled_days', 'outbox', 'inbox', 'dead_letters'])
    await agents.sql(`delete from agents.${table}`)
})
afterAll(async () => {
  await database.dispose()
  await agents.dispose()
})

const due = (at: string) => readDueDays(database, at)
const mark = (date: string, at: string) =>
  agents.sql('insert into agents.reconciled_days (date, reconciled_at) values ($1, $2)', [date, at])
const tell = async (at: string, published: string | null, name = 'run.ended.v1'): Promise<string> => {
  const id = newId()
  await agents.sql(
    `insert into agents.outbox (id, name, payload, created_at, published_at)
     values ($1, $2, '{}', $3, now() - $4::interval)`,
    [id, name, at, published],
  )
  return id
}

it('is due for the last two whole days, from midnight UTC on', async () => {
  expect(await due('2026-03-11T00:00:00.000Z')).toEqual(['2026-03-09', '2026-03-10'])
  expect(await due('2026-03-10T23:59:59.999Z')).toEqual(['2026-03-08', '2026-03-09'])
})

it('is due once for a day on each of the two that follow it, however late on them', async () => {
  await mark('2026-03-09', '2026-03-10T23:59:59.999Z')
  await mark('2026-03-10', '2026-03-11T00:00:00.000Z')
  expect(await due('2026-03-11T00:00:00.000Z')).toEqual(['2026-03-09'])
  expect(await due('2026-03-11T23:59:59.999Z')).toEqual(['2026-03-09'])
  expect(await due('2026-03-12T00:00:00.000Z')).toEqual(['2026-03-10', '2026-03-11'])
})

it('is not due while an event of that day is not sent, or may be on its way', async () => {
  const night = '2026-03-11T00:20:00Z'
  await tell('2026-03-10T23:59:59.999Z', null)
  expect(await due(night)).toEqual(['2026-03-09'])
  await agents.sql('delete from agents.outbox')
  const id = await tell('2026-03-10T00:00:00.000Z', '9 minutes')
  expect(await due(night)).toEqual(['2026-03-09'])
  await agents.sql(`insert into agents.inbox (consumer, event_id) values ('agents', $1)`, [id])
  expect(await due(night)).toHaveLength(2)
  await agents.sql('delete from agents.inbox')
  await agents.sql(
    `insert into agents.dead_letters (consumer, event_id, event, error, attempts) values ('agents', $1, '{}', '', 5)`,
    [id],
  )
  expect(await due(night)).toHaveLength(2)
})

it('waits for no event of other days or of another kind, nor for one that was lost', async () => {
  await tell('2026-03-11T00:00:00.000Z', null)
  await tell('2026-03-08T23:59:59.999Z', null)
  await tell('2026-03-10T12:00:00.000Z', null, 'run.queued.v1')
  await tell('2026-03-10T12:00:00.000Z', '11 minutes')
  expect(await due('2026-03-11T00:20:00Z')).toEqual(['2026-03-09', '2026-03-10'])
})

it('does, when a process starts, what was missed while none was there', async () => {
  await agents.sql(
    `insert into agents.usage_days
     select $1, (now() at time zone 'UTC')::date - 1, 'none', 1, 0, 0, 0, 0, 0, true, false`,
    [newId()],
  )
  await agents.subgraph.startWorkers()
  await waitFor(async () => (await agents.sql('select 1 from agents.reconciled_days')).length === 2)
  expect(await agents.sql('select 1 from agents.usage_days')).toEqual([])
  expect(await readDueDays(database)).toEqual([])
})
