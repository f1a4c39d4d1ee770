import { encodeId, newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askSubgraph, testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { endedEvents, openSession, sendMessage } from '../testing/conversation.ts'
import { pricedModel } from '../testing/priced-model.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'

let agents: TestAgents
beforeAll(async () => {
  const { model, models } = pricedModel(() => [
    { type: 'text', text: 'Said.' },
    { type: 'usage', inputTokens: 1_000, outputTokens: 2_000 },
    { type: 'finish', reason: 'stop' },
  ])
  agents = await startAgents({ model, models })
})
afterAll(() => agents.dispose())

type Overrides = Parameters<typeof testPrincipal>[1]
const asAdmin = (query: string, input: object = {}, overrides: Overrides = {}) =>
  askSubgraph(agents.platform, agents.subgraph, {
    query,
    variables: { input },
    principal: testPrincipal(newId(), { role: 'ADMIN', ...overrides }),
  })
const SET_PLAN = `mutation ($input: SetPlanInput!) { setPlan(input: $input) {
  plan { name runLimitUsd dailyLimitUsd monthlyLimitUsd isDefault } userErrors { code field } } }`
const SET_BUDGET = `mutation ($input: SetUserBudgetInput!) { setUserBudget(input: $input) {
  budget { user { id } plan runLimitUsd dailyLimitUsd monthlyLimitUsd } userErrors { code field } } }`
const SWITCH = `mutation ($input: SetPaidModelsInput!) { setPaidModels(input: $input) {
  areStopped reason userErrors { code } } }`
const USAGE = `query ($from: Date, $to: Date) { usage(from: $from, to: $to) {
  plan arePaidModelsStopped entries { date model calls outputTokens costUsd isEstimated }
  models { model costUsd } total { calls costUsd }
  limits { kind limitUsd spentUsd setAsideUsd remainingUsd resetsAt } } }`

describe('what a user has used', () => {
  it('is told by day and model, with what each limit leaves; an agent of it to its owner', async () => {
    const { runUuid } = await sendMessage(agents)
    await endedEvents(agents, runUuid)
    await waitFor(async () => (await agents.sql('select 1 from agents.usage_days')).length === 1)
    await agents.sql('insert into agents.user_budgets (user_id, daily_limit_usd) values ($1, 1)', [agents.userId])
    const { data } = await agents.ask(USAGE)
    expect(data.usage).toMatchObject({
      plan: 'default',
      arePaidModelsStopped: false,
      entries: [{ model: 'test/priced', calls: 1, outputTokens: 2_000, costUsd: '0.02', isEstimated: false }],
      models: [{ model: 'test/priced', costUsd: '0.02' }],
      total: { calls: 1, costUsd: '0.02' },
      limits: [
        { kind: 'RUN', limitUsd: '2', remainingUsd: null, resetsAt: null },
        { kind: 'DAY', limitUsd: '1', spentUsd: '0.02', setAsideUsd: '0', remainingUsd: '0.98' },
      ],
    })
    const other = await agents.ask(USAGE, {}, newId())
    expect(other.data.usage).toMatchObject({
      entries: [],
      total: { calls: 0, costUsd: '0' },
      limits: [{ kind: 'RUN' }],
    })

    const own = await agents.ask(`{ defaultAgent { analytics { total { totalMessages totalSessions totalCostUsd
      completedRuns modelCalls avgResponseTimeMs p50ResponseTimeMs p95ResponseTimeMs } days { from } } } }`)
    const { total, days } = own.data.defaultAgent.analytics
    expect(total).toMatchObject({
      totalMessages: 2,
      totalSessions: 1,
      totalCostUsd: '0.02',
      completedRuns: 1,
      modelCalls: 1,
    })
    expect(days).toHaveLength(1)
    expect(Math.abs(total.p95ResponseTimeMs / total.avgResponseTimeMs - 1)).toBeLessThan(0.06)
  })

  it('is told for up to 366 days, in order', async () => {
    const codeOf = async (from: string, to: string) =>
      (await agents.ask(USAGE, { from, to })).errors?.[0].extensions.code
    expect(await codeOf('2025-01-01', '2026-01-01')).toBeUndefined()
    expect(await codeOf('2025-01-01', '2026-01-02')).toBe('BAD_USER_INPUT')
    expect(await codeOf('2026-01-02', '2026-01-01')).toBe('BAD_USER_INPUT')
  })

  it('is told to nobody who is not signed in', async () => {
    expect((await agents.ask(USAGE, {}, null)).errors[0].extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('limits', () => {
  it('are made by administrators in person alone', async () => {
    const others: Overrides[] = [{ role: 'USER' }, { runId: newId() }, { scopes: ['read'] }]
    for (const overrides of others)
      for (const [mutation, input] of [
        [SET_PLAN, { name: 'mine' }],
        [SET_BUDGET, { userId: encodeId('user', newId()), dailyLimitUsd: '1000' }],
        [SWITCH, { areStopped: true }],
        ['mutation { rebuildAnalytics { countedRuns } }', {}],
        ['{ plans { name } }', {}],
      ] as const)
        expect((await asAdmin(mutation, input, overrides)).errors[0].extensions.code).toBe('FORBIDDEN')
    expect(await agents.sql(`select 1 from agents.plans where name = 'mine'`)).toEqual([])
  })

  it('of a plan hold for its users, their own before it; what is left out stays', async () => {
    const made = await asAdmin(SET_PLAN, { name: 'team', dailyLimitUsd: '5', monthlyLimitUsd: '50.5' })
    expect(made.data.setPlan.plan).toEqual({
      name: 'team',
      runLimitUsd: null,
      dailyLimitUsd: '5',
      monthlyLimitUsd: '50.5',
      isDefault: false,
    })
    const userId = encodeId('user', newId())
    const set = (input: object) => asAdmin(SET_BUDGET, { userId, ...input })
    expect((await set({ plan: 'team', dailyLimitUsd: '7' })).data.setUserBudget).toEqual({
      budget: { user: { id: userId }, plan: 'team', runLimitUsd: null, dailyLimitUsd: '7', monthlyLimitUsd: '50.5' },
      userErrors: [],
    })
    await asAdmin(SET_PLAN, { name: 'team', monthlyLimitUsd: null })
    expect((await set({ dailyLimitUsd: null })).data.setUserBudget.budget).toMatchObject({
      plan: 'team',
      dailyLimitUsd: '5',
      monthlyLimitUsd: null,
    })
    await asAdmin(SET_PLAN, { name: 'team', isDefault: true })
    const { data } = await asAdmin('{ plans { name isDefault } }')
    expect(data.plans).toEqual([
      { name: 'default', isDefault: false },
      { name: 'team', isDefault: true },
    ])
    await asAdmin(SET_PLAN, { name: 'default', isDefault: true })
  })

  it('that are none are refused', async () => {
    const refused = async (mutation: string, input: object) => {
      const [payload] = Object.values((await asAdmin(mutation, input)).data) as { userErrors: object[] }[]
      return payload?.userErrors
    }
    const error = (code: string, field: string) => ({ code, field: ['input', field] })
    expect(await refused(SET_PLAN, { name: 'Not this', runLimitUsd: '-0.1' })).toEqual([
      error('INVALID_LIMIT', 'runLimitUsd'),
      error('INVALID_NAME', 'name'),
    ])
    expect(await refused(SET_PLAN, { name: 'x', dailyLimitUsd: '1000000.01' })).toEqual([
      error('INVALID_LIMIT', 'dailyLimitUsd'),
    ])
    expect(await refused(SET_PLAN, { name: 'x', dailyLimitUsd: '1000000' })).toEqual([])
    expect(await refused(SET_BUDGET, { userId: 'nobody', plan: 'none' })).toEqual([
      error('USER_NOT_FOUND', 'userId'),
      error('PLAN_NOT_FOUND', 'plan'),
    ])
    expect(await refused(SWITCH, { areStopped: true, reason: 'x'.repeat(201) })).toMatchObject([
      { code: 'REASON_TOO_LONG' },
    ])
  })
})

it('models that cost stop for everybody at once, and go on', async () => {
  const sessionId = await openSession(agents)
  await asAdmin(SWITCH, { areStopped: true, reason: 'too dear' })
  expect((await agents.ask('{ usage { arePaidModelsStopped } }')).data.usage.arePaidModelsStopped).toBe(true)
  const stopped = await endedEvents(agents, (await sendMessage(agents, 'Well?', sessionId)).runUuid)
  expect(stopped.at(-1)).toMatchObject({
    payload: { error: { code: 'PAID_MODELS_STOPPED', message: expect.stringContaining('too dear') } },
  })
  await asAdmin(SWITCH, { areStopped: false })
  const again = await endedEvents(agents, (await sendMessage(agents, 'And now?', sessionId)).runUuid)
  expect(again.at(-1)).toMatchObject({ payload: { status: 'COMPLETED' } })
})
