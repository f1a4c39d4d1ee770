import { afterAll, beforeAll, expect, it } from 'vitest'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import type { ModelPart } from '../../models/model.ts'
import { call, type Script } from '../../models/testing/scripted-model.ts'
import { connectAgents } from '../../testing/connect-agents.ts'
import { endedEvents, openSession, sendMessage } from '../../testing/conversation.ts'
import type { FreezableDatabase } from '../../testing/freezable-database.ts'
import { pricedModel } from '../../testing/priced-model.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { countRun } from './count-run.ts'
import { rebuildAnalytics } from './rebuild-analytics.ts'

let agents: TestAgents
let database: FreezableDatabase
const said = (outputTokens: number): ModelPart[] => [
  { type: 'text', text: 'Said.' },
  { type: 'usage', inputTokens: 1_000, outputTokens },
  { type: 'finish', reason: 'stop' },
]
const script: Script = (_request, step) => {
  if (step === 1) return call(1, ['look', {}], ['fails', {}]).filter(({ type }) => type !== 'usage')
  return said(500)
}
const rows = async () => ({
  analytics: await agents.sql('select * from agents.agent_analytics order by agent_id, date'),
  usage: await agents.sql('select * from agents.usage_days order by user_id, date, model'),
  counted: await agents.sql('select * from agents.counted_runs order by run_id'),
})

beforeAll(async () => {
  const { model, models } = pricedModel(script, { input: '1', output: '2' })
  agents = await startAgents({
    model,
    models,
    tools: { look: { run: () => ({ result: 1 }) }, fails: { run: () => ({ outcome: 'FAILED' }) } },
  })
  database = await connectAgents(agents.databaseUrl)
  const first = await openSession(agents)
  for (const session of [first, first, await openSession(agents)]) {
    const { runUuid } = await sendMessage(agents, 'Is ETH healthy?', session)
    await endedEvents(agents, runUuid)
  }
  await waitFor(async () => (await rows()).counted.length === 3)
})
afterAll(async () => {
  await database.dispose()
  await agents.dispose()
})

it('keeps what an agent did on a day, and what its user used, from the runs that end', async () => {
  const { analytics, usage } = await rows()
  const [sums] = await agents.sql(
    `select sum(cost_usd) as cost, sum(output_tokens)::int as output, count(*)::int as calls from agents.model_calls`,
  )
  expect(analytics).toMatchObject([
    {
      total_messages: 6,
      total_sessions: 2,
      total_cost: sums.cost,
      performance_metrics: {
        runs: { COMPLETED: 3 },
        toolCalls: { SUCCEEDED: 3, FAILED: 3 },
        modelCalls: 6,
        // The first call of each run did not say what it used.
        estimatedCalls: 3,
        modelRetries: 0,
        takeovers: 0,
        responseTimes: { count: 3 },
      },
    },
  ])
  const { totalMs } = analytics[0].performance_metrics.responseTimes
  expect(Number(analytics[0].avg_response_time)).toBeCloseTo(totalMs / 3, 0)
  expect(usage).toMatchObject([
    {
      user_id: agents.userId,
      model: 'test/priced',
      calls: sums.calls,
      output_tokens: String(sums.output),
      cost_usd: sums.cost,
    },
  ])
})

it('counts a run once, however often and however many at once it is told of', async () => {
  const before = await rows()
  const ids = before.counted.map(({ run_id }) => run_id)
  await Promise.all([...ids, ...ids].map((id) => database.transaction((transaction) => countRun(transaction, id))))
  expect(await rows()).toEqual(before)
})

it('comes to the same rows in any order, several at once, and anew from the tables', async () => {
  const before = await rows()
  const ids = before.counted.map(({ run_id }) => run_id)
  for (const order of [ids.toReversed(), [ids[1], ids[2], ids[0], ids[1]]]) {
    for (const table of ['counted_runs', 'agent_analytics', 'usage_days'])
      await agents.sql(`delete from agents.${table}`)
    await Promise.all(order.map((id) => database.transaction((transaction) => countRun(transaction, id))))
    expect(await rows()).toEqual(before)
  }
  expect(await rebuildAnalytics(database)).toBe(3)
  expect(await rows()).toEqual(before)
})

it('does not count the time that a run waited for its user as its own', async () => {
  const ids = (await rows()).counted.map(({ run_id }) => run_id)
  // Ten seconds each: one waited for none of them, one for four, one (by a clock that was put back) for more than all.
  for (const [index, waitedMs] of [0, 4_000, 10_001].entries())
    await agents.sql(`update agents.runs set created_at = ended_at - interval '10 s', waited_ms = $2 where id = $1`, [
      ids[index],
      waitedMs,
    ])
  await rebuildAnalytics(database)
  const { analytics } = await rows()
  expect(analytics[0].performance_metrics.responseTimes).toMatchObject({ count: 3, totalMs: 16_000 })
  expect(Number(analytics[0].avg_response_time)).toBe(5_333.3)
})

it('leaves a run alone that has not ended', async () => {
  const before = await rows()
  await agents.sql(`update agents.runs set ended_at = null, status = 'QUEUED' where id = $1`, [
    before.counted[0].run_id,
  ])
  await agents.sql('delete from agents.counted_runs where run_id = $1', [before.counted[0].run_id])
  await database.transaction((transaction) => countRun(transaction, before.counted[0].run_id))
  expect((await rows()).analytics).toEqual(before.analytics)
})
