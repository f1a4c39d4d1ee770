import { describe, expect, it } from 'vitest'
import { createBoundedLabel } from './bounded-label.ts'

describe('a bounded label', () => {
  it('has as many values as it may, and `other` for the rest', () => {
    const label = createBoundedLabel(3)
    const seen = Array.from({ length: 1_000 }, (_, number) => label(`Name${number}`, true))
    expect(new Set(seen)).toEqual(new Set(['Name0', 'Name1', 'Name2', 'other']))
    expect([label('Name2', true), label('Name3', true)]).toEqual(['Name2', 'other'])
  })

  it('gives a stranger no value of its own, but the known ones', () => {
    const label = createBoundedLabel(3)
    for (let number = 0; number < 10; number += 1) expect(label(`Junk${number}`, false)).toBe('other')
    expect([label('Mine', true), label('Mine', false)]).toEqual(['Mine', 'Mine'])
  })

  it('takes names of 80 characters and none that is longer', () => {
    const label = createBoundedLabel(3)
    expect([label('x'.repeat(80), true), label('x'.repeat(81), true)]).toEqual(['x'.repeat(80), 'other'])
  })
})
