import { expect, test } from 'vitest'
import { groupMissing } from './group-missing.ts'

const missing = (code: string, signal: string, reason: string) => ({
  __typename: 'MissingSignal' as const,
  code,
  signal,
  reason,
})

test('signals that are missing for one reason are told with it once', () => {
  const groups = groupMissing([
    missing('KEY_REQUIRED', 'posts', 'No key of X.'),
    missing('NO_RECORDING', 'votes', 'Not recorded.'),
    missing('KEY_REQUIRED', 'balance', 'No key of X.'),
    missing('KEY_REQUIRED', 'posts', 'No key of X.'),
  ])
  expect(groups.map(({ title, signals }) => [title, signals])).toEqual([
    ['Needs a key', ['posts', 'balance']],
    ['Not in the recordings', ['votes']],
  ])
})

test('one code with two reasons stays two', () => {
  expect(groupMissing([missing('BAD_ANSWER', 'a', 'x'), missing('BAD_ANSWER', 'b', 'y')])).toHaveLength(2)
})

test('a code that is new is spelled out', () => {
  expect(groupMissing([missing('SOURCE_ON_FIRE', 'a', 'x')])[0]?.title).toBe('Source on fire')
})
