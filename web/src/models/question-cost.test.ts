import { expect, test } from 'vitest'
import { questionCost } from './question-cost.ts'

test('a typical question is priced by what it reads and writes', () => {
  expect(questionCost({ inputUsdPerMillion: '2', outputUsdPerMillion: '10' })).toBeCloseTo(0.08 + 0.03, 12)
  expect(questionCost({ inputUsdPerMillion: '0', outputUsdPerMillion: '0' })).toBe(0)
})

test('a price that is not known is no price of zero', () => {
  expect(questionCost({ inputUsdPerMillion: null, outputUsdPerMillion: '10' })).toBeNull()
  expect(questionCost({ inputUsdPerMillion: '2', outputUsdPerMillion: null })).toBeNull()
})
