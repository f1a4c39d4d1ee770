import { describe, expect, it } from 'vitest'
import { storableJson, storableText } from './storable.ts'

describe('storable text', () => {
  it('replaces NUL and half surrogate pairs, one for one', () => {
    expect(storableText('a\0b\ud83dc\ude00😀')).toBe('a\ufffdb\ufffdc\ufffd😀')
  })
})

describe('storable JSON', () => {
  it.each([
    { text: 'plain', list: [1, 2.5, -1e300, true, null] },
    { text: '\\u0000 is no NUL, \\\\u0000 neither, \\ud800 no half' },
    { text: '"\n\t\u0001\u007f \u2028 😀' },
  ])('is what JSON.stringify gives where that can be stored: %j', (value) => {
    expect(storableJson(value)).toBe(JSON.stringify(value))
  })

  it('replaces NUL and half surrogate pairs, in keys too', () => {
    expect(JSON.parse(storableJson({ 'k\0': ['\ud800', 'x\udfff\\\0'] }))).toEqual({
      'k\ufffd': ['\ufffd', 'x\ufffd\\\ufffd'],
    })
  })

  it('writes nothing as null', () => {
    expect(storableJson(undefined)).toBe('null')
  })
})
