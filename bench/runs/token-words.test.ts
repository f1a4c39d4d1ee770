import { describe, expect, it } from 'vitest'
import { readWord, WORD_LENGTH, wordOf } from './token-words.ts'

describe('a word of the stub provider', () => {
  it.each([
    [0, 0],
    [1, 0.1],
    [26, 25.9],
    [456_975, 123_456_789.5],
  ])('says which token it is (%i) and when it was sent (%d ms)', (index, atMs) => {
    const word = wordOf(index, atMs)
    expect(word).toHaveLength(WORD_LENGTH)
    expect(word).toMatch(/^[a-z]+ $/)
    expect(readWord(word).index).toBe(index)
    expect(readWord(word).atMs).toBeCloseTo(atMs, 1)
  })
})
