import { expect, test } from 'vitest'
import { alignCloses } from './align-closes.ts'

const closes = (...all: [string, number][]) => all.map(([day, closeUsd]) => ({ day, closeUsd }))

test('both begin at 100 on the first day that both have, and days of one alone are left out', () => {
  const a = closes(['2025-01-01', 50], ['2025-01-02', 100], ['2025-01-03', 150])
  const b = closes(['2025-01-02', 4], ['2025-01-03', 2], ['2025-01-04', 1])
  expect(alignCloses(a, b)).toEqual([
    { day: '2025-01-02', a: 100, b: 100 },
    { day: '2025-01-03', a: 150, b: 50 },
  ])
})

test('without a common day there is nothing to draw', () => {
  expect(alignCloses(closes(['2025-01-01', 1]), closes(['2025-01-02', 1]))).toEqual([])
  expect(alignCloses([], [])).toEqual([])
})

test('a close of zero can be no base and is left out', () => {
  const a = closes(['2025-01-01', 0], ['2025-01-02', 2], ['2025-01-03', 3])
  expect(alignCloses(a, closes(['2025-01-01', 1], ['2025-01-02', 1], ['2025-01-03', 1]))[0]).toEqual({
    day: '2025-01-02',
    a: 100,
    b: 100,
  })
})
