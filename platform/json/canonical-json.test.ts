import { expect, it } from 'vitest'
import { canonicalJson, hashJson } from './index.ts'

it('writes equal values alike, however their keys are ordered', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}')
  expect(hashJson({ b: 1, a: 2 })).toBe(hashJson({ a: 2, b: 1 }))
})

it('writes different values differently', () => {
  const values = [{ a: [1, 2] }, { a: [2, 1] }, { a: '1,2' }, { a: 1 }, { a: '1' }, { a: null }, {}, { 'a ': 1 }]
  expect(new Set(values.map(canonicalJson)).size).toBe(values.length)
  expect(new Set(values.map(hashJson)).size).toBe(values.length)
})

it('gives the SHA-256 of that text, as any other program finds it', () => {
  // printf '{"a":1}' | sha256sum
  expect(hashJson({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862')
})
