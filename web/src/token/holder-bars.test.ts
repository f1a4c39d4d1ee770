import { expect, test } from 'vitest'
import { holderBars } from './holder-bars.ts'

const holder = (rank: number, share: number) => ({
  rank,
  share,
  address: `0x${rank}`,
  label: null,
  kind: 'UNKNOWN',
  exclusion: null,
})

test('what the listed holders do not hold is the rest, and the largest holder gives the scale', () => {
  const { bars, rest, scale } = holderBars([holder(1, 0.2), holder(2, 0.05)], [])
  expect(bars).toHaveLength(2)
  expect(rest).toBeCloseTo(0.75, 12)
  expect(scale).toBe(0.2)
})

test('shares beyond the whole leave no rest, and none is invented', () => {
  expect(holderBars([holder(1, 0.7), holder(2, 0.4)], []).rest).toBeNull()
  expect(holderBars([holder(1, 0.6), holder(2, 0.4)], []).rest).toBeNull()
})

test('where only bands are known they are the bars, and they have no rest of their own', () => {
  const bands = [
    { label: 'top 10', share: 0.25 },
    { label: 'rest', share: 0.75 },
  ]
  const { bars, rest, scale } = holderBars([], bands)
  expect(bars.map(({ label }) => label)).toEqual(['top 10', 'rest'])
  expect([rest, scale]).toEqual([null, 0.75])
})

test('nothing known, nothing drawn', () => {
  expect(holderBars([], [])).toEqual({ bars: [], rest: null, scale: 1 })
})
