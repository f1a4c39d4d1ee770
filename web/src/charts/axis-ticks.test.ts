import { expect, test } from 'vitest'
import { linearTicks, logTicks } from './axis-ticks.ts'

test.each([
  [1472, 4831, [1000, 2000, 3000, 4000, 5000]],
  [0.0031, 0.0104, [0.002, 0.004, 0.006, 0.008, 0.01, 0.012]],
  [-0.6338, 0, [-0.8, -0.6, -0.4, -0.2, 0]],
  [1000, 2000, [1000, 1250, 1500, 1750, 2000]],
])('a scale from %d to %d is cut at round numbers that hold both', (least, most, ticks) => {
  expect(linearTicks(least, most)).toEqual(ticks)
})

test('a price that never moves has a scale around it', () => {
  expect(linearTicks(5, 5)).toEqual([0, 5, 10])
  expect(linearTicks(-0.2, -0.2)).toEqual([-0.4, -0.2, 0])
  expect(linearTicks(0, 0)).toEqual([0, 1])
})

test.each([
  [1472, 4831, [1000, 2000, 5000]],
  [9.2, 4831, [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]],
  [0.9, 90_000, [0.1, 1, 10, 100, 1000, 10_000, 100_000]],
  [10, 100, [10, 20, 50, 100]],
  [7, 7, [5, 10]],
])('a logarithmic scale from %d to %d', (least, most, ticks) => {
  expect(logTicks(least, most)).toEqual(ticks)
})
