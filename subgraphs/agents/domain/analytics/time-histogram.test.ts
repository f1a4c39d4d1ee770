import { expect, it } from 'vitest'
import { mergedHistograms, quantileOf, type TimeHistogram, withTime } from './time-histogram.ts'

const of = (times: number[]): TimeHistogram => times.reduce(withTime, {} as TimeHistogram)
const thousand = Array.from({ length: 1_000 }, (_, index) => (index + 1) * 10)

it('tells a quantile to within five percent', () => {
  const histogram = of(thousand)
  for (const [share, expected] of [
    [0.5, 5_000],
    [0.95, 9_500],
    [1, 10_000],
  ] as const)
    expect(Math.abs((quantileOf(histogram, share) ?? 0) / expected - 1)).toBeLessThan(0.05)
})

it('is the same whether times are added one by one or by parts, in whatever order', () => {
  const parts = [of(thousand.slice(700)), of(thousand.slice(0, 100)), of(thousand.slice(100, 700))]
  expect(parts.reduce(mergedHistograms)).toEqual(of(thousand))
})

it('has a bounded number of buckets, and none where there is nothing', () => {
  const wild = of([-1, 0, 0.2, 1e18, ...Array.from({ length: 5_000 }, (_, index) => 1.01 ** index)])
  expect(Object.keys(wild).length).toBeLessThanOrEqual(193)
  expect(quantileOf({}, 0.5)).toBeNull()
})
