import { expect, it } from 'vitest'
import { waitText } from './wait-text.ts'

it.each([
  [0, '1 second'],
  [1_000, '1 second'],
  [1_001, '2 seconds'],
  [60_000, '60 seconds'],
  [60_001, '2 minutes'],
  [900_000, '15 minutes'],
])('a wait of %i ms reads %s', (waitMs, text) => {
  expect(waitText(waitMs)).toBe(text)
})
