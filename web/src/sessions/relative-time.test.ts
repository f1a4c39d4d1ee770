import { expect, test } from 'vitest'
import { relativeTime } from './relative-time.ts'

const now = new Date('2026-03-10T12:00:00Z')

test.each([
  ['2026-03-10T12:00:30Z', 'just now'],
  ['2026-03-10T11:59:30Z', 'just now'],
  ['2026-03-10T11:15:00Z', '45 min. ago'],
  ['2026-03-10T09:10:00Z', '2 hr. ago'],
  ['2026-03-09T11:00:00Z', 'yesterday'],
  ['2026-01-02T12:00:00Z', 'Jan 2, 2026'],
])('%s is told as %s', (at, expected) => {
  expect(relativeTime(new Date(at), now)).toBe(expected)
})
