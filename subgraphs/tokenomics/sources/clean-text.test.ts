import { describe, expect, it } from 'vitest'
import { cleanText } from './clean-text.ts'

describe('text from outside', () => {
  it('becomes one visible line', () => {
    expect(cleanText('  Good\n\tToken\u0000 \u202Egnihtemos\u200B ')).toBe('Good Token gnihtemos')
  })

  it('is cut at 80 characters, never within one', () => {
    expect(cleanText('x'.repeat(80))).toBe('x'.repeat(80))
    expect(cleanText('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`)
    expect(cleanText('🦄'.repeat(100))).toBe(`${'🦄'.repeat(79)}…`)
  })
})
