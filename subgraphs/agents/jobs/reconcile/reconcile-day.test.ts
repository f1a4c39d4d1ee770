import { createMetrics } from '@chainlens/platform/metrics'
import { createLogger } from '@chainlens/platform/telemetry'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import { countRun } from '../../domain/analytics/count-run.ts'
import { rebuildAnalytics } from '../../domain/analytics/rebuild-analytics.ts'
import type { Script } from '../../models/testing/scripted-model.ts'
import { connectAgents } from '../../testing/connect-agents.ts'
import { endedEvents, openSession, sendMessage } from '../../testing/conversation.ts'
import type { FreezableDatabase } from '../../testing/freezable-database.ts'
import { pricedModel } from '../../testing/priced-model.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { reconcileDay } from './reconcile-day.ts'

const DAY = '2026-03-10'
const logger = createLogger({ level: 'silent', name: 'test' })
const never = new AbortController().signal
const script: Script = () => [
  { type: 'text', text: 'Said.' },
  { type: 'usage', inputTokens: 1_000, outputTokens: 500 },
  { type: 'finish', reason: 'stop' },
]
let agents: TestAgents
let database: FreezableDatabase
let other: FreezableDatabase
/** Three, two of them of one conversation. */
let runs: string[]

beforeAll(async () => {
  agents = await startAgents({ ...pricedModel(script, { input: '1', output: '2' }) })
  ;[database, other] = [await connectAgents(agents.databaseUrl), await connectAgents(agents.databaseUrl)]
  const first = await openSession(agents)
  const asked = []
  for (const session of [first, first, await openSession(agents)]) {
    asked.push((await sendMessage(agents, 'Is ETH healthy?', session)).runUuid)
    await endedEvents(agents, asked.at(-1) as string)
  }
  runs = asked
  await waitFor(async () => (await agents.sql('select 1 from agents.counted_runs')).length === 3)
})
beforeEach(async () => {
  for (const run of runs) await end(run, `${DAY} 12:00Z`)
  await agents.sql('delete from agents.reconciled_days')
  await rebuildAnalytics(database)
})
afterAll(async () => {
  await other.dispose()
  await database.dispose()
  await agents.dispose()
})

/** Has a run have ended at a time, and its calls too. */
async function end(run: string | undefined, at: string, callsAt = at) {
  await agents.sql(
    `update agents.runs set ended_at = $2, created_at = $2::timestamptz - interval '3 s' where id = $1`,
    [run, at],
  )
  await agents.sql('update agents.model_calls set ended_at = $2 where run_id = $1', [run, callsAt])
}
async function reconcile(input: { date?: string; signal?: AbortSignal; on?: FreezableDatabase } = {}) {
  const { date = DAY, signal = never, on = database } = input
  const metrics = createMetrics()
  await reconcileDay({ database: on, metrics, logger }, date, signal)
  const { values } = await metrics.analyticsDrift.get()
  return Object.fromEntries(values.map(({ labels, value }) => [labels.table, value]))
}
/** With the transaction that wrote each row last. */
const rows = async (columns = '*') => ({
  analytics: await agents.sql(`select ${columns} from agents.agent_analytics order by agent_id, date`),
  usage: await agents.sql(`select ${columns} from agents.usage_days order by user_id, date, model`),
  counted: await agents.sql(`select ${columns} from agents.counted_runs order by run_id`),
})
const marked = async () => (await agents.sql('select date::text from agents.reconciled_days')).map(({ date }) => date)

it('writes nothing but that it was there where all is right', async () => {
  const before = await rows('xmin::text, ctid::text, *')
  expect(before.analytics).toMatchObject([{ total_messages: 6, total_sessions: 2 }])
  expect(await reconcile()).toEqual({})
  expect(await rows('xmin::text, ctid::text, *')).toEqual(before)
  expect(await marked()).toEqual([DAY])
})

it.each([
  ['a sum of an agent', 'update agents.agent_analytics set total_cost = total_cost + 0.000001', 'agent_analytics'],
  ['a number of questions', 'update agents.agent_analytics set total_messages = 7', 'agent_analytics'],
  ['an average', 'update agents.agent_analytics set avg_response_time = null', 'agent_analytics'],
  [
    'a metric',
    `update agents.agent_analytics set performance_metrics = jsonb_set(performance_metrics, '{modelCalls}', '9')`,
    'agent_analytics',
  ],
  ['the row of an agent', 'delete from agents.agent_analytics', 'agent_analytics'],
  ['a count of tokens', 'update agents.usage_days set output_tokens = output_tokens - 1', 'usage_days'],
  ['a mark', 'update agents.usage_days set is_estimated = not is_estimated', 'usage_days'],
  ['the row of a user', 'delete from agents.usage_days', 'usage_days'],
  [
    'a row of a model too many',
    `insert into agents.usage_days select user_id, date, 'none', calls, 0, 0, 0, 0, 0, true, false from agents.usage_days`,
    'usage_days',
  ],
])('mends %s, once', async (_what, damage, table) => {
  const before = await rows()
  await agents.sql(damage)
  expect(await rows()).not.toEqual(before)
  expect(await reconcile()).toEqual({ [table]: 1 })
  expect(await rows()).toEqual(before)
  expect(await reconcile()).toEqual({})
})

it('takes away the figures of an agent that had no run on that day', async () => {
  await agents.sql(`insert into agents.agent_analytics (agent_id, date, performance_metrics)
    select agent_id, '2026-03-09', '{}' from agents.agent_analytics`)
  expect(await reconcile({ date: '2026-03-09' })).toEqual({ agent_analytics: 1 })
  expect((await rows()).analytics).toHaveLength(1)
})

it('counts a run that nobody was told of, and what it used on the days before', async () => {
  await end(runs[0], `${DAY} 00:00:05Z`, '2026-03-09 23:59:58Z')
  await rebuildAnalytics(database)
  const before = await rows()
  expect(before.usage).toHaveLength(2)
  for (const table of ['counted_runs', 'agent_analytics', 'usage_days']) await agents.sql(`delete from agents.${table}`)
  await database.transaction((transaction) => countRun(transaction, runs[1] as string))
  expect(await reconcile()).toEqual({ counted_runs: 2 })
  expect(await rows()).toEqual(before)
  // The day before has no run of its own, and is right all the same; its row is mended by the run that ended later.
  expect(await reconcile({ date: '2026-03-09' })).toEqual({})
  await agents.sql(`delete from agents.usage_days where date = '2026-03-09'`)
  expect(await reconcile({ date: '2026-03-09' })).toEqual({ usage_days: 1 })
  expect(await rows()).toEqual(before)
})

it('has a day begin at midnight UTC and end before the next one', async () => {
  const [first, second, third] = runs
  await end(first, '2026-03-09 23:59:59.999Z')
  await end(second, `${DAY} 00:00:00.000Z`)
  await end(third, `${DAY} 23:59:59.999Z`)
  const clear = async () => {
    for (const table of ['counted_runs', 'agent_analytics', 'usage_days'])
      await agents.sql(`delete from agents.${table}`)
  }
  await clear()
  expect(await reconcile()).toEqual({ counted_runs: 2 })
  expect(await agents.sql('select date::text, total_messages as count from agents.agent_analytics')).toEqual([
    { date: DAY, count: 4 },
  ])
  expect(await agents.sql('select date::text, calls from agents.usage_days')).toEqual([{ date: DAY, calls: 2 }])
  await end(third, '2026-03-11 00:00:00.000Z')
  await clear()
  expect(await reconcile()).toEqual({ counted_runs: 1 })
})

it('mends and counts each drift once when it is done twice at once', async () => {
  const before = await rows()
  await agents.sql('update agents.agent_analytics set total_messages = 0')
  await agents.sql('delete from agents.usage_days')
  const both = await Promise.all([reconcile(), reconcile({ on: other })])
  const sumOf = (table: string) => both.reduce((sum, drift) => sum + (drift[table] ?? 0), 0)
  expect([sumOf('agent_analytics'), sumOf('usage_days'), sumOf('counted_runs')]).toEqual([1, 1, 0])
  expect(await rows()).toEqual(before)
})

it('waits for a run that is being counted, and mends what both write once', async () => {
  await end(runs[2], '2026-03-11 00:00:05Z', `${DAY} 23:59:58Z`)
  await rebuildAnalytics(database)
  const before = await rows()
  await agents.sql('delete from agents.usage_days')
  await agents.sql(`delete from agents.agent_analytics where date = '2026-03-11'`)
  await agents.sql('delete from agents.counted_runs where run_id = $1', [runs[2]])
  const [counted, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const counting = other.transaction(async (transaction) => {
    await countRun(transaction, runs[2] as string)
    counted.resolve()
    await released.promise
  })
  await counted.promise
  const reconciling = reconcile()
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await waitFor(async () => (await agents.sql(waiting)).length > 0)
  released.resolve()
  await counting
  expect(await reconciling).toEqual({ usage_days: 1 })
  expect(await rows()).toEqual(before)
  expect(await marked()).toEqual([DAY])
})

it('leaves a day due that was broken off, or of which something could not be mended, and mends the rest', async () => {
  const before = await rows()
  const damage = async () => {
    await agents.sql('update agents.agent_analytics set total_messages = 0')
    await agents.sql('delete from agents.usage_days')
  }
  await damage()
  expect(await reconcile({ signal: AbortSignal.abort() })).toEqual({})
  expect(await marked()).toEqual([])
  await agents.sql(`alter table agents.agent_analytics add constraint broken check (total_messages = 0)`)
  expect(await reconcile()).toEqual({ usage_days: 1 })
  expect(await marked()).toEqual([])
  await agents.sql('alter table agents.agent_analytics drop constraint broken')
  expect(await reconcile()).toEqual({ agent_analytics: 1 })
  expect(await marked()).toEqual([DAY])
  expect(await rows()).toEqual(before)
})
