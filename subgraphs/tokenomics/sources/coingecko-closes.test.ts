import { afterEach, describe, expect, it } from 'vitest'
import { createTestContext, NOW, type TestContext, wavyPrices } from '../testing/create-test-context.ts'
import { closesOf, MIDNIGHT_TOLERANCE_MS } from './coingecko-closes.ts'
import { addDays, dayOf, startOf } from './days.ts'

const TODAY = dayOf(NOW)
const YESTERDAY = addDays(TODAY, -1)

let test: TestContext
afterEach(() => test?.dispose())

async function setUp(historyDays?: number) {
  const prices = wavyPrices(1200)
  const series = { ethereum: { from: addDays(TODAY, -1199), prices } }
  test = await createTestContext({ series, ...(historyDays ? { historyDays } : {}) })
  const priceOf = (day: string) => prices[(startOf(day) - startOf(series.ethereum.from)) / 86_400_000] as number
  const ask = (days: number, until: string | null) =>
    test.context.services.market.closes({ coinId: 'ethereum', days, until })
  return {
    ask,
    priceOf,
    asked: () => test.stub.requests.map(({ path, query }): Record<string, string> => ({ path, ...query })),
  }
}

describe('the closes in a chart', () => {
  const midnight = startOf('2026-06-10')

  it('are points within the tolerance of a midnight, on both sides', () => {
    const at = (offset: number) => closesOf([[midnight + offset, 5]], YESTERDAY)
    expect(at(MIDNIGHT_TOLERANCE_MS)).toEqual([{ day: '2026-06-10', price: 5 }])
    expect(at(-MIDNIGHT_TOLERANCE_MS)).toEqual([{ day: '2026-06-10', price: 5 }])
    expect(at(MIDNIGHT_TOLERANCE_MS + 1)).toEqual([])
    expect(at(-MIDNIGHT_TOLERANCE_MS - 1)).toEqual([])
  })

  it('are the points nearest to their midnight, in order of days', () => {
    const points = [
      [midnight + 86_400_000, 9],
      [midnight + 300_000, 7],
      [midnight - 60_000, 6],
    ] as const
    expect(closesOf(points, YESTERDAY)).toEqual([
      { day: '2026-06-10', price: 6 },
      { day: '2026-06-11', price: 9 },
    ])
  })

  it('end with the last whole day: neither today nor the running point counts', () => {
    const points = [
      [startOf(YESTERDAY), 1],
      [startOf(TODAY), 2],
      [NOW, 3],
    ] as const
    expect(closesOf(points, YESTERDAY)).toEqual([{ day: YESTERDAY, price: 1 }])
  })

  it('leave out days without a price', () => {
    expect(closesOf([[midnight, null]], YESTERDAY)).toEqual([])
  })
})

describe('asking CoinGecko for closes', () => {
  it('gives the prices at 00:00 UTC of the days of the window, the last on the last whole day', async () => {
    const { ask, priceOf } = await setUp()
    const series = await ask(30, null)
    expect(series).toMatchObject({ from: addDays(YESTERDAY, -30), until: YESTERDAY, isRecorded: false })
    expect(series.closes).toHaveLength(31)
    expect(series.closes[0]).toEqual({ day: series.from, price: priceOf(series.from) })
    expect(series.closes.at(-1)).toEqual({ day: YESTERDAY, price: priceOf(YESTERDAY) })
    expect(series.asOf).toBe(`${YESTERDAY}T00:00:00.000Z`)
    expect(series.evidence.excerpt).toContain(`31 closes from ${series.from}`)
    expect(series.evidence.mode).toBe('LIVE')
  })

  it('asks once for all windows of the past year', async () => {
    const { ask, asked } = await setUp()
    await Promise.all([ask(7, null), ask(363, null), ask(30, addDays(TODAY, -100))])
    await ask(90, null)
    const year = { path: '/coins/ethereum/market_chart', vs_currency: 'usd', days: '365', interval: 'daily' }
    expect(asked()).toEqual([year])
  })

  it('asks for more days where the newest window is longer', async () => {
    const { ask, asked } = await setUp()
    expect((await ask(364, null)).closes).toHaveLength(365)
    expect((await ask(1000, YESTERDAY)).closes).toHaveLength(1001)
    expect(asked().map(({ days }) => days)).toEqual(['366', '1002'])
  })

  it('asks by range for a window that ends further back', async () => {
    const { ask, asked, priceOf } = await setUp()
    const series = await ask(365, '2025-06-01')
    expect(series.closes).toHaveLength(366)
    expect(series.closes.at(-1)).toEqual({ day: '2025-06-01', price: priceOf('2025-06-01') })
    expect(asked()[0]).toMatchObject({
      path: '/coins/ethereum/market_chart/range',
      from: String(startOf('2024-06-01') / 1000 - 900),
      to: String(startOf('2025-06-01') / 1000 + 900),
    })
  })

  it('takes the points nearest to midnight where a short range comes by the hour', async () => {
    const { ask, priceOf } = await setUp()
    const series = await ask(30, '2025-03-01')
    expect(series.closes).toHaveLength(31)
    expect(series.closes[0]).toEqual({ day: series.from, price: priceOf(series.from) })
  })

  it('says what can be had without a key where history goes too far back', async () => {
    const { ask } = await setUp(365)
    expect((await ask(363, null)).closes).toHaveLength(364)
    await expect(ask(364, null)).rejects.toMatchObject({
      code: 'KEY_REQUIRED',
      message: expect.stringContaining(`closes begin on ${addDays(TODAY, -364)}`),
    })
    await expect(ask(365, '2025-06-01')).rejects.toMatchObject({ code: 'KEY_REQUIRED' })
  })

  it('ends with the last day that the source has, where it stopped', async () => {
    test = await createTestContext({ series: { gone: { from: '2026-01-01', prices: wavyPrices(100) } } })
    const series = await test.context.services.market.closes({ coinId: 'gone', days: 30, until: null })
    expect(series.until).toBe(addDays('2026-01-01', 99))
    expect(series.closes).toHaveLength(31)
  })

  it.each([
    ['a string', { prices: [[startOf('2026-06-10'), '100']] }],
    ['nothing above 0', { prices: [[startOf('2026-06-10'), 0]] }],
    ['a negative price', { prices: [[startOf('2026-06-10'), -1]] }],
    ['a time out of range', { prices: [[1e18, 1]] }],
    ['no prices', { market_caps: [] }],
    ['a list', []],
  ])('refuses a chart that holds %s', async (_what, body) => {
    const { ask } = await setUp()
    test.stub.behave(/market_chart/, { status: 200, body })
    await expect(ask(30, null)).rejects.toMatchObject({ code: 'BAD_ANSWER' })
  })
})
