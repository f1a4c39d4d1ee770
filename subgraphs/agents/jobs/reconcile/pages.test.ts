import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { connectAgents } from '../../testing/connect-agents.ts'
import { openSession } from '../../testing/conversation.ts'
import type { FreezableDatabase } from '../../testing/freezable-database.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { agentDays } from './agent-days.ts'
import { BATCH, FIRST_KEY } from './check.ts'
import { dayOfAgent } from './day-of-agent.ts'
import { uncountedRuns } from './uncounted-runs.ts'
import { usageDays } from './usage-days.ts'

const DAY = '2026-03-10'
let agents: TestAgents
let database: FreezableDatabase
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('Well.')), works: false })
  database = await connectAgents(agents.databaseUrl)
  await openSession(agents)
})
afterAll(async () => {
  await database.dispose()
  await agents.dispose()
})

/** Writes runs of the conversation that ended on the day, each with a question and an answer of its own. */
async function addRuns(count: number, from: number): Promise<void> {
  await agents.sql(
    `with pairs as (
       select gen_random_uuid() as question, gen_random_uuid() as answer, n from generate_series($1::int, $2::int) n
     ), written as (
       insert into agents.messages (id, session_id, position, role, content)
       select question, s.id, 2 * n - 1, 'USER', 'Well?' from pairs, agents.sessions s
       union all select answer, s.id, 2 * n, 'ASSISTANT', 'Well.' from pairs, agents.sessions s
       returning id
     )
     insert into agents.runs (id, session_id, user_id, user_message_id, message_id, request_hash, principal, model,
       status, created_at, ended_at)
     select gen_random_uuid(), s.id, s.user_id, question, answer, '', '{}', 'test/none', 'COMPLETED',
       '${DAY} 11:59:58Z', '${DAY} 12:00Z' from pairs, agents.sessions s`,
    [from, from + count - 1],
  )
}

it('hold so many runs and no more, of an agent as of those that were not counted', async () => {
  await addRuns(BATCH - 1, 1)
  const short = await uncountedRuns.look(database, DAY, FIRST_KEY)
  expect([short.suspects.length, short.next]).toEqual([BATCH - 1, null])
  await addRuns(2, BATCH)
  const full = await uncountedRuns.look(database, DAY, FIRST_KEY)
  expect([full.suspects.length, full.next]).toEqual([BATCH, full.suspects.at(-1)])
  const rest = await uncountedRuns.look(database, DAY, full.next as string)
  expect([rest.suspects.length, rest.next]).toEqual([1, null])
  expect(new Set([...full.suspects, ...rest.suspects]).size).toBe(BATCH + 1)

  const [{ agent_id: agent }] = await agents.sql('select agent_id from agents.sessions')
  expect(await dayOfAgent(database, agent, DAY)).toBeNull()
  await agents.sql(`insert into agents.counted_runs
    select r.id, s.agent_id, '${DAY}', s.id, r.user_message_id from agents.runs r join agents.sessions s on true`)
  expect(await dayOfAgent(database, agent, DAY)).toMatchObject({
    total_messages: 2 * (BATCH + 1),
    total_sessions: 1,
    avg_response_time: '2000.0',
    performance_metrics: { runs: { COMPLETED: BATCH + 1 }, responseTimes: { count: BATCH + 1 } },
  })
})

it('hold so many agents and no more', async () => {
  const ids = Array.from({ length: 101 }, () => newId()).sort()
  await agents.sql(
    `with made as (
       insert into agents.agents (id, user_id, name, type, configuration)
       select id, id, 'One', 'CUSTOM', '{}' from unnest($1::uuid[]) id returning id
     ) select 1 from made`,
    [ids],
  )
  const date = '2026-03-12'
  await agents.sql(
    `insert into agents.agent_analytics (agent_id, date, performance_metrics) select unnest($1::uuid[]), '${date}', '{}'`,
    [ids],
  )
  const full = await agentDays.look(database, date, FIRST_KEY)
  expect(full).toEqual({ suspects: ids.slice(0, 100), next: ids[99] })
  expect(await agentDays.look(database, date, full.next as string)).toEqual({ suspects: [ids[100]], next: null })
})

it('hold so many users and no more', async () => {
  const ids = Array.from({ length: BATCH + 1 }, () => newId()).sort()
  const date = '2026-03-12'
  await agents.sql(
    `insert into agents.usage_days select unnest($1::uuid[]), '${date}', 'none', 1, 0, 0, 0, 0, 0, true, false`,
    [ids],
  )
  const full = await usageDays.look(database, date, FIRST_KEY)
  expect([full.suspects.toSorted(), full.next]).toEqual([ids.slice(0, BATCH), ids[BATCH - 1]])
  expect(await usageDays.look(database, date, full.next as string)).toEqual({ suspects: [ids[BATCH]], next: null })
})
