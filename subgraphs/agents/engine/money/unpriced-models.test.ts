import { afterEach, expect, it } from 'vitest'
import { createModelRegistry } from '../../models/model-registry.ts'
import { createScriptedModel } from '../../models/testing/scripted-model.ts'
import { endedEvents, sendMessage } from '../../testing/conversation.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'

let agents: TestAgents
afterEach(() => agents.dispose())

/** A model whose price nobody knows, or is assumed to be so much. */
async function start(assumed?: { input: string; output: string }) {
  const model = createScriptedModel(
    () => [
      { type: 'text', text: 'Said.' },
      { type: 'usage', inputTokens: 100, outputTokens: 1_000 },
      { type: 'finish', reason: 'stop' },
    ],
    'test/unpriced',
  )
  const prices = assumed ? { prices: { '*': { ...assumed, cachedInput: null } } } : {}
  agents = await startAgents({ model, models: createModelRegistry([{ model, reserveUsd: '0' }], prices) })
  return model
}
async function endOf(column?: string, usd?: string) {
  if (column)
    await agents.sql(
      `insert into agents.user_budgets (user_id, ${column}) values ($1, $2)
       on conflict (user_id) do update set ${column} = excluded.${column}`,
      [agents.userId, usd],
    )
  const last = (await endedEvents(agents, (await sendMessage(agents)).runUuid)).at(-1)
  if (last?.type !== 'RunEnded') throw new Error('The run has no end.')
  return last.payload
}

it('a model without a price is called for who has no limit, and for nobody whom it could bring past one', async () => {
  const model = await start()
  expect(await endOf()).toMatchObject({ status: 'COMPLETED', usage: { costUsd: '0', isCostKnown: false } })
  expect(model.requests).toHaveLength(1)
  for (const column of ['run_limit_usd', 'daily_limit_usd', 'monthly_limit_usd']) {
    const { status, error } = await endOf(column, '1000')
    expect(status).toBe('FAILED')
    expect(error).toMatchObject({ code: 'MODEL_PRICE_UNKNOWN', retryable: false })
    expect(error?.message).toContain('test/unpriced')
    await agents.sql('delete from agents.user_budgets')
  }
  await agents.sql(`update agents.plans set daily_limit_usd = 1000 where is_default`)
  expect((await endOf()).error).toMatchObject({ code: 'MODEL_PRICE_UNKNOWN' })
  expect(model.requests).toHaveLength(1)
})

it('one that is taken to cost so much is held to limits by that, and its bill says that it is not known', async () => {
  const model = await start({ input: '0', output: '10' })
  expect((await endOf('daily_limit_usd', '0.0099')).error).toMatchObject({ code: 'BUDGET_EXHAUSTED' })
  expect(await endOf('daily_limit_usd', '0.01')).toMatchObject({
    status: 'COMPLETED',
    usage: { costUsd: '0.01', isCostKnown: false, isEstimated: false },
  })
  expect(model.requests).toHaveLength(1)
  expect(await agents.sql('select price_version from agents.model_calls')).toEqual([
    { price_version: 'test/unpriced@assumed' },
  ])
})
