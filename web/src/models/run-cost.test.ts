import { expect, test } from 'vitest'
import { runCost } from './run-cost.ts'

test.each([
  ['0.0123', true, false, '$0.012'],
  ['0', true, false, 'no cost'],
  ['0', false, false, 'cost unknown'],
  ['0.5', false, false, 'at least $0.50, the rest unknown'],
  ['0.5', false, true, 'about $0.50, estimated'],
  ['0', false, true, 'cost unknown'],
])('%s with a cost that is known: %s and estimated: %s is told as %s', (costUsd, isCostKnown, isEstimated, text) => {
  expect(runCost({ costUsd, isCostKnown, isEstimated })).toBe(text)
})
