import { describe, expect, it } from 'vitest'
import { canonicalJson } from './check-limits.ts'

describe('canonical JSON', () => {
  it('is equal for equal values, whatever the order of their keys', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(canonicalJson({ a: null, b: [{ c: 2, d: 1 }] }))
  })

  it('differs where values differ, or lists are in another order', () => {
    const texts = [{ a: [1, 2] }, { a: [2, 1] }, { a: '1,2' }, { a: 1 }, { a: '1' }, {}].map(canonicalJson)
    expect(new Set(texts).size).toBe(texts.length)
  })
})
