import { describe, expect, it } from 'vitest'
import { recordedCloses, recordedSeriesOf } from './recorded-closes.ts'

const COINBASE = 'Coinbase daily bars, as published with ta4j'
const AGGREGATE = 'Daily closes published by vipwzw/market-top-detector'

describe('recorded closes', () => {
  it('are as many as the README says, without a day twice', () => {
    const counts = ['bitcoin', 'ethereum', 'uniswap', 'chainlink'].map((coinId) =>
      recordedSeriesOf(coinId).map(({ closes }) => closes.length),
    )
    // Bitcoin's older file: 3,445 rows, four of them without a certain close.
    expect(counts).toEqual([[418, 3441], [418, 3445], [1984], [3028]])
    for (const coinId of ['bitcoin', 'ethereum', 'uniswap', 'chainlink'])
      for (const { closes } of recordedSeriesOf(coinId)) {
        const days = closes.map(({ day }) => day)
        expect(days).toEqual([...new Set(days)].sort())
        expect(closes.every(({ price }) => price > 0)).toBe(true)
      }
  })

  it('of 2024 are exactly the rows of 2024, and say what a row means', () => {
    const series = recordedCloses({ coinId: 'bitcoin', days: 365, until: '2024-12-31' })
    expect(series?.closes).toHaveLength(366)
    expect(series?.closes[0]).toEqual({ day: '2024-01-01', price: 44220.78 })
    expect(series?.closes.at(-1)).toEqual({ day: '2024-12-31', price: 93354.22 })
    expect(series?.asOf).toBe('2024-12-31T23:59:59.000Z')
    expect(series?.evidence).toMatchObject({ source: COINBASE, mode: 'RECORDED' })
    expect(series?.evidence.excerpt).toContain('the price when its day ended (UTC)')
  })

  it('end with the newest file where no day is asked for', () => {
    const series = recordedCloses({ coinId: 'ethereum', days: 365, until: null })
    expect(series).toMatchObject({ from: '2025-02-22', until: '2026-02-22' })
    expect(series?.closes).toHaveLength(366)
    expect(series?.evidence.source).toBe(AGGREGATE)
  })

  it('take the newer source where both have the whole window, the older where it alone has', () => {
    const sourceOf = (days: number, until: string) =>
      recordedCloses({ coinId: 'bitcoin', days, until })?.evidence.source
    expect(sourceOf(30, '2025-01-31')).toBe(AGGREGATE)
    expect(sourceOf(31, '2025-01-31')).toBe(COINBASE)
  })

  it('are never joined from two sources', () => {
    const series = recordedCloses({ coinId: 'bitcoin', days: 600, until: '2026-01-31' })
    expect(series?.closes.at(-1)?.day).toBe('2025-10-27')
  })

  it('leave out days whose close is not certain', () => {
    const days = recordedCloses({ coinId: 'bitcoin', days: 7, until: '2018-04-06' })?.closes.map(({ day }) => day)
    expect(days).toHaveLength(7)
    expect(days).not.toContain('2018-04-03')
  })

  it('are null for an asset without any', () => {
    expect(recordedCloses({ coinId: 'weth', days: 30, until: null })).toBeNull()
  })
})
