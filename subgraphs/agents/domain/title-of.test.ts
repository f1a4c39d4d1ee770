import { describe, expect, it } from 'vitest'
import { titleOf } from './title-of.ts'

describe('the title of a conversation', () => {
  it('is its first message on one line', () => {
    expect(titleOf('Is ETH\n\n  healthy?')).toBe('Is ETH healthy?')
  })

  it('has 80 characters, whole, and is cut at a word beyond', () => {
    expect(titleOf('x'.repeat(80))).toBe('x'.repeat(80))
    expect(titleOf('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`)
    expect(titleOf(`${'word '.repeat(15)}and-a-bit more`)).toBe(`${'word '.repeat(14)}word…`)
  })

  it('never cuts a character in half', () => {
    expect(titleOf('😀'.repeat(60)).isWellFormed()).toBe(true)
  })
})
