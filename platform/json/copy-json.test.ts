import { describe, expect, it } from 'vitest'
import { copyJson } from './copy-json.ts'

describe('a copy of JSON', () => {
  it.each([null, 5, 'a', true, [], {}, [[1, { a: [null] }], 'b'], { a: { b: { c: [] } } }])('equals %j', (value) =>
    expect(copyJson(value)).toEqual(value),
  )

  it('shares nothing with what it was made of, at any depth', () => {
    const value = { list: [{ a: 1 }], object: { b: [] as number[] } }
    const copy = copyJson(value)
    ;(copy.list[0] as { a: number }).a = 2
    copy.object.b.push(1)
    expect(value).toEqual({ list: [{ a: 1 }], object: { b: [] } })
  })

  it('takes names of JavaScript as names', () => {
    const text = '{"__proto__":{"polluted":[1]},"constructor":{"prototype":{"polluted":1}}}'
    const copy = copyJson(JSON.parse(text))
    expect(JSON.stringify(copy)).toBe(text)
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
    expect({}).not.toHaveProperty('polluted')
  })
})
