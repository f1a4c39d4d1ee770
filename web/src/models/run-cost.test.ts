import { expect, test } from 'vitest'
import { runCost } from './run-cost.ts'

test.each([
  ['0.0123', true, '$0.012'],
  ['0', true, 'no cost'],
  ['0', false, 'cost unknown'],
  ['0.5', false, 'at least $0.50, the rest unknown'],
])('%s with a cost that is known: %s is told as %s', (costUsd, isCostKnown, text) => {
  expect(runCost({ costUsd, isCostKnown })).toBe(text)
})
