import { expect, it } from 'vitest'
import { roundIntervalMs } from './round-interval.ts'

it.each([
  ['at rest', 4, 40, 40],
  ['as long as a round takes a third of it', 13, 40, 40],
  ['longer where rounds take longer', 50, 40, 150],
  ['to a limit', 80, 40, 240],
  ['and not beyond it', 5_000, 40, 240],
  ['unless it is meant to be longer', 5_000, 60_000, 60_000],
])('rounds are as far apart as they are meant to be: %s', (_when, roundMs, leastMs, expected) => {
  expect(roundIntervalMs(roundMs, leastMs)).toBeCloseTo(expected)
})
