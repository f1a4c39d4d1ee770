import { createMetrics } from '@chainlens/platform/metrics'
import { createLogger } from '@chainlens/platform/telemetry'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import { rebuildAnalytics } from '../../domain/analytics/rebuild-analytics.ts'
import { reconcileDay } from '../../jobs/reconcile/reconcile-day.ts'
import { connectAgents } from '../../testing/connect-agents.ts'
import { endedEvents, sendMessage } from '../../testing/conversation.ts'
import type { FreezableDatabase } from '../../testing/freezable-database.ts'
import { createGate, type Gate } from '../../testing/gate.ts'
import { pricedModel } from '../../testing/priced-model.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'

let agents: TestAgents
let database: FreezableDatabase
let gate: Gate | null = null
beforeAll(async () => {
  agents = await startAgents(
    pricedModel(async function* () {
      yield { type: 'text', text: 'Said.' }
      await gate?.pass()
      yield { type: 'usage', inputTokens: 100, outputTokens: 1_000 }
      yield { type: 'finish', reason: 'stop' }
    }),
  )
  database = await connectAgents(agents.databaseUrl)
})
afterAll(async () => {
  gate?.open()
  await database.dispose()
  await agents.dispose()
})

const usage = () =>
  agents.sql(
    'select user_id, date::text, model, calls, trim_scale(cost_usd)::text as usd from agents.usage_days order by 1, 2',
  )
const remove = (runUuid: string) =>
  agents.sql('delete from agents.sessions where id = (select session_id from agents.runs where id = $1)', [runUuid])

it('a bill stays when its conversation is deleted: of its user, in limits and in what was used', async () => {
  const gone = (await sendMessage(agents)).runUuid
  const kept = (await sendMessage(agents)).runUuid
  for (const run of [gone, kept]) await endedEvents(agents, run)
  await waitFor(async () => (await agents.sql('select 1 from agents.counted_runs')).length === 2)
  const before = await usage()
  expect(before).toMatchObject([{ calls: 2, usd: '0.02' }])
  await remove(gone)
  expect(await agents.sql('select user_id, run_id from agents.model_calls order by run_id nulls last')).toEqual([
    { user_id: agents.userId, run_id: kept },
    { user_id: agents.userId, run_id: null },
  ])
  const logger = createLogger({ level: 'silent', name: 'test' })
  const metrics = createMetrics()
  const signal = new AbortController().signal
  await reconcileDay({ database, logger, metrics }, before[0].date, signal)
  expect(await usage()).toEqual(before)
  await rebuildAnalytics(database)
  expect(await usage()).toEqual(before)
  await agents.sql('insert into agents.user_budgets (user_id, daily_limit_usd) values ($1, 0.0299)', [agents.userId])
  const refused = (await endedEvents(agents, (await sendMessage(agents)).runUuid)).at(-1)
  expect(refused).toMatchObject({ payload: { error: { code: 'BUDGET_EXHAUSTED' } } })
  await agents.sql('delete from agents.user_budgets')
})

it('a conversation whose model is being asked is not deleted, so that no call goes on without a bill', async () => {
  gate = createGate()
  const { runUuid } = await sendMessage(agents)
  await gate.reached
  await expect(remove(runUuid)).rejects.toThrow('model_calls_goes_on')
  gate.open()
  await endedEvents(agents, runUuid)
  await remove(runUuid)
})
