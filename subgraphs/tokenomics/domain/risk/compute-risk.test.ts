import { afterEach, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../../sources/days.ts'
import {
  createRecordedContext,
  createTestContext,
  IMPATIENT,
  NOW,
  type TestContext,
  wavyPrices,
} from '../../testing/create-test-context.ts'
import { computeRisk } from './compute-risk.ts'
import type { RiskMeasureName, RiskMetrics } from './risk-metrics.ts'

const TODAY = dayOf(NOW)
const YESTERDAY = addDays(TODAY, -1)
const NAMES: RiskMeasureName[] = [
  'annualisedVolatility',
  'sharpeRatio',
  'sortinoRatio',
  'maxDrawdown',
  'valueAtRisk95',
  'conditionalValueAtRisk95',
  'betaToBitcoin',
  'totalReturn',
]

function valuesOf(risk: RiskMetrics): Partial<Record<RiskMeasureName, number | null>> {
  return Object.fromEntries(NAMES.map((name) => [name, risk[name]?.value ?? null]))
}

let test: TestContext
afterEach(() => test?.dispose())

const yearOf = (prices: (number | null)[]) => ({ from: addDays(TODAY, 1 - prices.length), prices })

async function live(series: Record<string, (number | null)[]>, settings: Record<string, string> = {}) {
  test = await createTestContext({
    settings,
    series: Object.fromEntries(Object.entries(series).map(([coinId, prices]) => [coinId, yearOf(prices)])),
  })
  return (coinId: string, days: number, until: string | null = null) =>
    computeRisk(test.context, { coinId, days, until })
}

// Computed apart from this code, with numpy 2.4 (std ddof 1, percentile, cov), from the rows of recordings/closes.
const GOLDEN = {
  'bitcoin 2024': {
    annualisedVolatility: 0.5334412075707978,
    sharpeRatio: 1.6655627019573058,
    sortinoRatio: 2.679852309406489,
    maxDrawdown: -0.2623233678411879,
    valueAtRisk95: -0.04076117656921965,
    conditionalValueAtRisk95: -0.05557237043527898,
    totalReturn: 1.1110939246209588,
    betaToBitcoin: null,
  },
  'ethereum 2024': {
    annualisedVolatility: 0.6509426705990883,
    sharpeRatio: 0.8537289322634122,
    sortinoRatio: 1.3340138311223273,
    maxDrawdown: -0.4529402072199906,
    valueAtRisk95: -0.05341790607607966,
    conditionalValueAtRisk95: -0.06973103845906829,
    totalReturn: 0.4154949931144698,
    betaToBitcoin: 0.9714788348440798,
  },
  'uniswap newest': {
    annualisedVolatility: 1.098648626940655,
    sharpeRatio: -0.3369492220750094,
    sortinoRatio: -0.525261280625877,
    maxDrawdown: -0.7397784658363706,
    valueAtRisk95: -0.07828614504360547,
    conditionalValueAtRisk95: -0.11245845475070274,
    totalReturn: -0.6144168347111486,
    betaToBitcoin: 1.6057639603151819,
  },
} as const

describe('risk from recorded closes', () => {
  it.each([
    ['bitcoin 2024', 'bitcoin', '2024-12-31', '2024-01-01', '2024-12-31'],
    ['ethereum 2024', 'ethereum', '2024-12-31', '2024-01-01', '2024-12-31'],
    ['uniswap newest', 'uniswap', null, '2025-02-22', '2026-02-22'],
  ] as const)('equals the independent figures: %s', async (golden, coinId, until, from, to) => {
    const risk = await computeRisk(createRecordedContext(), { coinId, days: 365, until })
    expect(risk).toMatchObject({ from, to, observations: 365, missing: [] })
    for (const [name, expected] of Object.entries(GOLDEN[golden])) {
      const value = risk[name as RiskMeasureName]?.value ?? null
      if (expected === null) expect(value).toBeNull()
      else expect(value).toBeCloseTo(expected, 12)
    }
  })

  it('leads every measure back to its closes, beta to those of both assets', async () => {
    const risk = await computeRisk(createRecordedContext(), { coinId: 'ethereum', days: 365, until: '2024-12-31' })
    for (const name of NAMES) {
      const [evidence] = risk[name]?.evidence ?? []
      expect(evidence?.mode).toBe('COMPUTED')
      expect(evidence?.excerpt).toContain(`= ${risk[name]?.value}`)
      expect(evidence?.inputs.map((input) => input.mode)).toEqual(
        name === 'betaToBitcoin' ? ['RECORDED', 'RECORDED'] : ['RECORDED'],
      )
      expect(risk[name]).toMatchObject({ stale: false, asOf: '2024-12-31T23:59:59.000Z', confidence: 0.5 })
    }
    expect(risk.sharpeRatio?.unit).toBe('ratio')
    expect(risk.maxDrawdown?.unit).toBe('fraction')
  })

  it('is stale where the newest window is an old one', async () => {
    const risk = await computeRisk(createRecordedContext(), { coinId: 'ethereum', days: 365, until: null })
    expect(risk.annualisedVolatility).toMatchObject({ stale: true, confidence: 0.35 })
  })

  it.each([
    ['HISTORY_GAP', 'bitcoin', 30, '2018-04-20', 28],
    ['HISTORY_TOO_SHORT', 'uniswap', 365, '2021-03-01', 164],
    ['NO_RECORDING', 'ethereum', 30, '2026-03-10', 14],
  ])('has no measures and says %s where closes are missing', async (code, coinId, days, until, observations) => {
    const risk = await computeRisk(createRecordedContext(), { coinId, days, until })
    expect(risk).toMatchObject({ to: until, observations, missing: [{ code }] })
    expect(Object.values(valuesOf(risk)).every((value) => value === null)).toBe(true)
  })

  it('says that nothing is recorded of an asset', async () => {
    const risk = await computeRisk(createRecordedContext(), { coinId: 'weth', days: 30, until: null })
    expect(risk).toMatchObject({ to: YESTERDAY, observations: 0, missing: [{ code: 'NO_RECORDING' }] })
  })
})

describe('risk from live closes', () => {
  it('is of the last whole days, with beta to Bitcoin over the same ones', async () => {
    const bitcoin = wavyPrices(400, 1)
    const ask = await live({ ethereum: bitcoin.map((price) => price * 3), bitcoin })
    const risk = await ask('ethereum', 365)
    expect(risk).toMatchObject({ from: addDays(YESTERDAY, -365), to: YESTERDAY, observations: 365, missing: [] })
    expect(risk.betaToBitcoin?.value).toBeCloseTo(1, 10)
    // The last price of the series is today's and is not used.
    expect(risk.totalReturn?.value).toBeCloseTo((bitcoin.at(-2) as number) / (bitcoin.at(-367) as number) - 1, 12)
    expect(risk.totalReturn?.evidence[0]?.inputs[0]?.mode).toBe('LIVE')
  })

  it('asks each source of closes once for several assets', async () => {
    const ask = await live({ ethereum: wavyPrices(400, 2), uniswap: wavyPrices(400, 3), bitcoin: wavyPrices(400, 1) })
    await Promise.all([ask('ethereum', 90), ask('uniswap', 90), ask('bitcoin', 90)])
    expect(test.stub.requests).toHaveLength(3)
  })

  it('has no measures where a day is missing in the middle, and names the day', async () => {
    const prices: (number | null)[] = wavyPrices(100)
    prices[80] = null
    const ask = await live({ bitcoin: prices })
    const risk = await ask('bitcoin', 60)
    const day = addDays(TODAY, 80 - 99)
    expect(risk.missing).toEqual([
      expect.objectContaining({ code: 'HISTORY_GAP', reason: expect.stringContaining(day) }),
    ])
    expect(risk.observations).toBe(58)
    expect(risk.annualisedVolatility).toBeNull()
    expect((await ask('bitcoin', 10)).annualisedVolatility).not.toBeNull()
  })

  it('has no measures where history is one close short, and all where it is just enough', async () => {
    const ask = await live({ bitcoin: wavyPrices(32) })
    const short = await ask('bitcoin', 31)
    expect(short).toMatchObject({ observations: 30, missing: [{ code: 'HISTORY_TOO_SHORT' }] })
    expect(short.totalReturn).toBeNull()
    expect((await ask('bitcoin', 30)).totalReturn).not.toBeNull()
  })

  it('says which measures have no value for a price that never moves', async () => {
    const ask = await live({ pegged: Array(100).fill(1), bitcoin: wavyPrices(100) })
    const risk = await ask('pegged', 30)
    expect(valuesOf(risk)).toMatchObject({ annualisedVolatility: 0, maxDrawdown: 0, totalReturn: 0, betaToBitcoin: 0 })
    expect(risk.missing.map(({ code, signal }) => [code, signal])).toEqual([
      ['UNDEFINED', 'Sharpe ratio'],
      ['UNDEFINED', 'Sortino ratio'],
    ])
  })

  it('keeps the other measures where Bitcoin cannot be had', async () => {
    const ask = await live({ ethereum: wavyPrices(100), bitcoin: wavyPrices(100) })
    test.stub.behave(/bitcoin/, 'limited')
    const risk = await ask('ethereum', 30)
    expect(risk.missing).toEqual([expect.objectContaining({ code: 'RATE_LIMITED', signal: 'beta to Bitcoin' })])
    expect(risk.sharpeRatio).not.toBeNull()
    expect(risk.betaToBitcoin).toBeNull()
  })

  it('takes beta on the days that both have', async () => {
    const prices: (number | null)[] = wavyPrices(100)
    prices[80] = null
    const ask = await live({ ethereum: wavyPrices(100), bitcoin: prices })
    const risk = await ask('ethereum', 60)
    expect(risk.betaToBitcoin?.value).toBeCloseTo(1, 10)
    expect(risk.betaToBitcoin?.evidence[0]?.excerpt).toContain('58 pairs')
  })

  it.each([
    ['down', 'SOURCE_UNREACHABLE'],
    ['limited', 'RATE_LIMITED'],
    ['garbage', 'BAD_ANSWER'],
    ['hang', 'TIMED_OUT'],
    ['error-in-200', 'KEY_REQUIRED'],
    ['string-numbers', 'BAD_ANSWER'],
    ['huge', 'BAD_ANSWER'],
  ] as const)('is all missing where the source is %s: %s', async (behaviour, code) => {
    const ask = await live({ ethereum: wavyPrices(100) }, behaviour === 'hang' ? IMPATIENT : {})
    test.stub.behave(/./, behaviour)
    const risk = await ask('ethereum', 30)
    expect(risk).toMatchObject({ from: addDays(YESTERDAY, -30), to: YESTERDAY, observations: 0, missing: [{ code }] })
    expect(Object.values(valuesOf(risk)).every((value) => value === null)).toBe(true)
  })
})

describe('a window that cannot be', () => {
  it.each([6, 0, -1, 3651])('is refused for %s days', async (days) => {
    const ask = await live({ bitcoin: wavyPrices(100) })
    await expect(ask('bitcoin', days)).rejects.toMatchObject({ clientCode: 'BAD_USER_INPUT' })
    expect(test.stub.requests).toEqual([])
  })

  it.each([7, 3650])('is not one of %s days', async (days) => {
    const ask = await live({ bitcoin: wavyPrices(100) })
    expect((await ask('bitcoin', days)).to).toBe(YESTERDAY)
  })

  it('is refused where its last day is not over, and says which day is', async () => {
    const ask = await live({ bitcoin: wavyPrices(100) })
    for (const until of [TODAY, addDays(TODAY, 1), '9999-12-31'])
      await expect(ask('bitcoin', 30, until)).rejects.toThrow(YESTERDAY)
    expect((await ask('bitcoin', 30, YESTERDAY)).observations).toBe(30)
  })
})
