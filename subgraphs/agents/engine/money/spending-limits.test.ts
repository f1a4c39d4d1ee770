import { newId } from '@chainlens/platform/ids'
import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import type { ModelPart } from '../../models/model.ts'
import { call, type Script, say } from '../../models/testing/scripted-model.ts'
import { endedEvents, sendMessage } from '../../testing/conversation.ts'
import { createGate } from '../../testing/gate.ts'
import { pricedModel } from '../../testing/priced-model.ts'
import { type StartAgentsOptions, startAgents, type TestAgents } from '../../testing/start-agents.ts'

let agents: TestAgents
afterEach(() => agents.dispose())

async function start(
  script: Script,
  options: Omit<StartAgentsOptions, 'model' | 'models'> = {},
  rates?: { input: string; output: string },
) {
  const { model, models } = pricedModel(script, rates)
  agents = await startAgents({ model, models, ...options })
  return model
}
const limit = (column: 'daily_limit_usd' | 'monthly_limit_usd' | 'run_limit_usd', usd: string) =>
  agents.sql(`insert into agents.user_budgets (user_id, ${column}) values ($1, $2)`, [agents.userId, usd])
async function endOf(runUuid: string) {
  const last = (await endedEvents(agents, runUuid)).at(-1)
  if (last?.type !== 'RunEnded') throw new Error('The run has no end.')
  return last.payload
}
/** Parts of an answer for which the provider counts so many tokens written. */
const wrote = (outputTokens: number): ModelPart[] => [
  { type: 'text', text: 'Said.' },
  { type: 'usage', inputTokens: 100, outputTokens },
  { type: 'finish', reason: 'stop' },
]

describe('a model call', () => {
  it('is set aside before it is made, with the most that it may cost, and settled with what it used', async () => {
    const gate = createGate()
    await start(async function* () {
      await gate.pass()
      yield* wrote(1_000)
    })
    const { runUuid } = await sendMessage(agents)
    await gate.reached
    const read = () =>
      agents.sql(
        'select status, reserved_usd, cost_usd, is_estimated, ended_at is null as is_open from agents.model_calls',
      )
    // 32,000 tokens at 10 USD a million.
    expect(await read()).toEqual([
      { status: 'RESERVED', reserved_usd: '0.32', cost_usd: '0', is_estimated: true, is_open: true },
    ])
    gate.open()
    expect((await endOf(runUuid)).usage).toMatchObject({ costUsd: '0.01', isCostKnown: true, isEstimated: false })
    expect(await read()).toEqual([
      {
        status: 'SETTLED',
        reserved_usd: '0',
        cost_usd: expect.stringMatching(/^0\.010*$/),
        is_estimated: false,
        is_open: false,
      },
    ])
  })

  it('of a model that is free is written down once it has ended, not before', async () => {
    const gate = createGate()
    await start(
      async function* () {
        await gate.pass()
        yield* wrote(1_000)
      },
      {},
      { input: '0', output: '0' },
    )
    const { runUuid } = await sendMessage(agents)
    await gate.reached
    expect(await agents.sql('select 1 from agents.model_calls')).toEqual([])
    gate.open()
    expect((await endOf(runUuid)).usage).toMatchObject({ costUsd: '0', outputTokens: 1_000 })
  })

  it('may write only as much as the tightest limit leaves room for, and where it needs more, the run says which', async () => {
    const model = await start(() => [
      { type: 'text', text: 'Cut' },
      { type: 'finish', reason: 'length' },
    ])
    await limit('daily_limit_usd', '0.1')
    const end = await endOf((await sendMessage(agents)).runUuid)
    expect(model.requests[0]?.maxOutputTokens).toBe(10_000)
    expect(end.error).toMatchObject({ code: 'BUDGET_EXHAUSTED', retryable: true })
  })

  it.each([
    [
      'daily_limit_usd',
      'BUDGET_EXHAUSTED',
      /^The budget of today does not reach: of 0\.0099 USD, 0 USD are spent\. It begins anew at 20\d\d-\d\d-\d\d 00:00 UTC\.$/,
    ],
    [
      'monthly_limit_usd',
      'BUDGET_EXHAUSTED',
      /^The budget of this month does not reach: of 0\.0099 USD.* at 20\d\d-\d\d-01 00:00 UTC\.$/,
    ],
    ['run_limit_usd', 'COST_LIMIT', /^The budget of one answer does not reach: of 0\.0099 USD, 0 USD are spent\.$/],
  ] as const)(
    'is not made where the %s leaves too little, and made at what is enough',
    async (column, code, message) => {
      const model = await start(() => wrote(10))
      await limit(column, '0.0099')
      const { error } = await endOf((await sendMessage(agents)).runUuid)
      expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
      expect(model.requests).toHaveLength(0)
      await agents.sql(`update agents.user_budgets set ${column} = 0.01`)
      expect(await endOf((await sendMessage(agents)).runUuid)).toMatchObject({ status: 'COMPLETED' })
      expect(model.requests).toHaveLength(1)
    },
  )

  it('holds a run to the plan of its user, and to the default plan without one', async () => {
    const model = await start(() => wrote(10))
    await agents.sql(`insert into agents.plans (name, run_limit_usd) values ('large', 5)`)
    await agents.sql(`update agents.plans set run_limit_usd = 0.001 where name = 'default'`)
    expect((await endOf((await sendMessage(agents)).runUuid)).error).toMatchObject({ code: 'COST_LIMIT' })
    await agents.sql(`insert into agents.user_budgets (user_id, plan) values ($1, 'large')`, [agents.userId])
    expect(await endOf((await sendMessage(agents)).runUuid)).toMatchObject({ status: 'COMPLETED' })
    expect(model.requests).toHaveLength(1)
  })

  it('is not made while models that cost are stopped, with the reason told', async () => {
    const model = await start((_request, step) => (step === 1 ? call(1, ['look', {}]) : say('Never.')), {
      tools: {
        look: {
          run: async () => {
            await agents.sql(`update agents.model_switch set stopped_at = now(), reason = 'the bill is looked at'`)
            return { result: 1 }
          },
        },
      },
    })
    const { error } = await endOf((await sendMessage(agents)).runUuid)
    expect(error).toMatchObject({
      code: 'PAID_MODELS_STOPPED',
      message: expect.stringContaining('the bill is looked at'),
    })
    expect(model.requests).toHaveLength(1)
  })
})

describe('runs of one user at the same time', () => {
  it('never spend more than there is, together: of twenty, as many are answered as the budget fits', async () => {
    const gate = createGate()
    const model = await start(
      async function* () {
        await gate.pass()
        yield* wrote(1_000)
      },
      { works: false },
    )
    const runs = await Promise.all(Array.from({ length: 20 }, () => sendMessage(agents)))
    // Each call sets 0.32 aside.
    await limit('daily_limit_usd', '0.96')
    await agents.subgraph.startWorkers(['agent-runs'])
    const ended = async () => (await agents.sql('select 1 from agents.runs where ended_at is not null')).length
    await waitFor(async () => (await ended()) === 17)
    const [aside] = await agents.sql('select sum(reserved_usd + cost_usd) as usd from agents.model_calls')
    expect(aside).toEqual({ usd: '0.96' })
    gate.open()
    const ends = await Promise.all(runs.map(({ runUuid }) => endOf(runUuid)))
    expect(ends.filter(({ status }) => status === 'COMPLETED')).toHaveLength(3)
    expect(ends.filter(({ error }) => error?.code === 'BUDGET_EXHAUSTED')).toHaveLength(17)
    expect(model.requests).toHaveLength(3)
    const [spent] = await agents.sql(
      'select sum(reserved_usd) as aside, sum(cost_usd)::float as usd from agents.model_calls',
    )
    expect(spent).toEqual({ aside: '0', usd: 0.03 })
  })

  it('do not use up what others have', async () => {
    await start(() => wrote(1_000))
    await limit('daily_limit_usd', '0')
    await agents.sql('update agents.user_budgets set user_id = $1', [newId()])
    expect(await endOf((await sendMessage(agents)).runUuid)).toMatchObject({ status: 'COMPLETED' })
  })
})
