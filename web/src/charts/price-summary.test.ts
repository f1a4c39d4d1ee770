import { expect, test } from 'vitest'
import { priceSummary } from './price-summary.ts'

const point = (day: string, closeUsd: number, drawdown: number) => ({ day, closeUsd, drawdown })

test('tells the ends, the extremes and the deepest fall with its day', () => {
  const text = priceSummary([
    point('2025-01-01', 100, 0),
    point('2025-01-02', 120, 0),
    point('2025-01-03', 60, -0.5),
    point('2025-01-04', 90, -0.25),
  ])
  expect(text).toBe(
    'From $100.00 on 2025-01-01 to $90.00 on 2025-01-04: down 10 %. Highest $120.00 on 2025-01-02, lowest $60.00 on 2025-01-03. The deepest fall from a peak was −50 %, on 2025-01-03.',
  )
})

test('a price that only rose has no fall to tell of', () => {
  expect(priceSummary([point('2025-01-01', 1, 0), point('2025-01-02', 2, 0)])).toContain('never stood below')
})

test('no closes, no figures', () => {
  expect(priceSummary([])).toBe('No closes could be had for this window.')
})
