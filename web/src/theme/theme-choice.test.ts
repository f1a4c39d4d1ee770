import { expect, test } from 'vitest'
import { readThemeChoice } from './theme-choice.ts'

test.each(['system', 'light', 'dark'] as const)('a stored %s is read back', (choice) => {
  expect(readThemeChoice(choice)).toBe(choice)
})

test.each([null, '', 'Dark', 'sepia'])('%j is no choice: the system decides', (stored) => {
  expect(readThemeChoice(stored)).toBe('system')
})
