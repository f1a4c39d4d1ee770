import { expect, it } from 'vitest'
import type { ApprovalStatus } from '../gql/graphql.ts'
import { sayOpenQuestions } from './say-open-questions.ts'

const call = (step: number, status: ApprovalStatus | null) => ({
  step,
  approval: status && { argumentsHash: 'f0', reasons: [], expiresAt: null, status },
})

it.each([
  ['nobody is asked', [call(0, null), call(0, null)]],
  ['one question stands alone, beside calls that need none', [call(0, null), call(0, 'PENDING')]],
  ['those before it were of another step', [call(0, 'APPROVED'), call(1, 'PENDING')]],
  ['all are answered', [call(0, 'APPROVED'), call(0, 'DENIED')]],
])('nothing is said where %s', (_, calls) => {
  expect(sayOpenQuestions(calls)).toBeNull()
})

it('says how many of those that were put together are open', () => {
  expect(sayOpenQuestions([call(0, 'PENDING'), call(0, 'PENDING')])).toMatch(/^2 of 2 questions are open\./)
  expect(sayOpenQuestions([call(0, 'APPROVED'), call(1, 'DENIED'), call(1, 'PENDING'), call(1, null)])).toMatch(
    /^1 of 2 questions is open\./,
  )
})
