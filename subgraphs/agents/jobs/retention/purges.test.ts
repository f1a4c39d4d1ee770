import { loadConfig } from '@chainlens/platform/config'
import { decodeId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { connectAgents } from '../../testing/connect-agents.ts'
import { endedEvents, sendMessage } from '../../testing/conversation.ts'
import { followEvents } from '../../testing/follow-events.ts'
import type { FreezableDatabase } from '../../testing/freezable-database.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { purgeAll } from './start-retention.ts'

let agents: TestAgents
let database: FreezableDatabase
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('All ', 'is ', 'well.')) })
  database = await connectAgents(agents.databaseUrl)
})
afterAll(async () => {
  await database.dispose()
  await agents.dispose()
})

const never = new AbortController().signal
const purge = (retention = {}, signal = never) => {
  const { platform } = agents
  const config = { ...platform.config, retention: { ...loadConfig({}).retention, ...retention } }
  return purgeAll({ database, config, metrics: platform.metrics }, signal)
}
const answered = async () => {
  const run = await sendMessage(agents)
  await endedEvents(agents, run.runUuid)
  return run
}
const age = (table: string, column: string, days: string) =>
  agents.sql(`update agents.${table} set ${column} = now() - $1::interval where ${column} is not null`, [days])
const count = async (table: string) => (await agents.sql(`select count(*)::int as rows from agents.${table}`))[0].rows

it('sums up the events of a run that ended too long ago, for whoever follows it from wherever', async () => {
  const { runId, runUuid } = await answered()
  await age('runs', 'ended_at', '90 days -1 minute')
  const before = await count('run_events')
  await purge()
  expect(await count('run_events')).toBe(before)
  await age('runs', 'ended_at', '90 days 1 minute')
  await purge({ runEventsDays: 0 })
  expect(await count('run_events')).toBe(before)
  await purge()
  await purge()
  expect(await agents.sql('select type from agents.run_events where run_id = $1', [runUuid])).toEqual([
    { type: 'RunEnded' },
  ])
  const follow = async (after: number) => (await Array.fromAsync(followEvents(agents, runId, { after }))) as object[]
  const said = { __typename: 'TextDelta', offset: 0, text: 'All is well.' }
  const end = { __typename: 'RunEnded', status: 'COMPLETED' }
  expect(await follow(0)).toMatchObject([
    { __typename: 'RunStarted', sequence: 1, attempt: 1 },
    { ...said, sequence: 2 },
    { ...end, sequence: 3 },
  ])
  expect(await follow(1)).toMatchObject([
    { __typename: 'StepReset', sequence: 2, keepLength: 0, reason: 'EVENTS_PURGED' },
    { ...said, sequence: 3 },
    { ...end, sequence: 4 },
  ])
  // Who has seen all but the end, or the end too, has nothing to forget.
  expect(await follow(before - 1)).toMatchObject([{ ...end, sequence: before }])
  expect(await follow(before)).toEqual([])
})

it('takes away tasks, and events that were delivered, when their time is over, and nothing that still has to be done', async () => {
  const { sessionId } = await answered()
  await waitFor(async () => (await agents.sql('select 1 from agents.outbox where published_at is null')).length === 0)
  await agents.sql(
    `insert into agents.tasks (id, session_id, task_type, status, completed_at)
     select gen_random_uuid(), $1, 'export_session', case when done then 'SUCCEEDED' else 'QUEUED' end,
       case when done then now() end from (values (true), (false)) as t(done)`,
    [decodeId('session', sessionId)],
  )
  await agents.sql(`update agents.tasks set due_at = now() + interval '1 day' where status = 'QUEUED'`)
  await agents.sql(
    `insert into agents.outbox (id, name, payload, created_at) select gen_random_uuid(), 'none.v1', '{}', now() - interval '1 year'
     from generate_series(1, 1200)`,
  )
  await waitFor(async () => (await agents.sql('select 1 from agents.outbox where published_at is null')).length === 0)
  const kept = await count('inbox')
  await age('tasks', 'completed_at', '31 days')
  await age('outbox', 'published_at', '31 days')
  await age('inbox', 'handled_at', '31 days')
  await purge({}, AbortSignal.abort())
  expect(await count('outbox')).toBeGreaterThan(1200)
  await purge()
  expect(await count('outbox')).toBe(0)
  expect(await count('inbox')).toBe(kept)
  await age('inbox', 'handled_at', '61 days')
  await purge()
  expect(await count('inbox')).toBe(0)
  expect(await agents.sql(`select status from agents.tasks where task_type = 'export_session'`)).toEqual([
    { status: 'QUEUED' },
  ])
})
