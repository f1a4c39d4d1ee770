import { describe, expect, it } from 'vitest'
import { MOST_JSON_DEPTH, parseClientJson } from './parse-client-json.ts'

/** Long enough to be counted. */
const LONG = 'x'.repeat(5_000)
const lists = (depth: number) => `${'['.repeat(depth)}"${LONG}"${']'.repeat(depth)}`
const objects = (depth: number) => `${'{"a":'.repeat(depth)}"${LONG}"${'}'.repeat(depth)}`

describe('JSON of a client', () => {
  it.each([lists, objects])('is read to the limit of its depth, and not beyond', (nested) => {
    expect(parseClientJson(nested(MOST_JSON_DEPTH))).toBeTypeOf('object')
    expect(() => parseClientJson(nested(MOST_JSON_DEPTH + 1))).toThrow(SyntaxError)
  })

  it('is as deep as its brackets are, not as those in its texts', () => {
    const brackets = '[{'.repeat(3_000)
    for (const said of [brackets, `\\${brackets}`, `"${brackets}`, `${brackets}\\`, `\\"${brackets}\\\\"`, 'ä€😀[']) {
      const value = { [`${said}k`]: [said, { said }], [LONG]: [] }
      expect(parseClientJson(JSON.stringify(value))).toEqual(value)
    }
  })

  it('may have many things beside each other', () => {
    const value = Array.from({ length: 5_000 }, (_, index) => [{ index }])
    expect(parseClientJson(JSON.stringify(value))).toEqual(value)
  })

  it.each([`"${LONG}`, `[${LONG}]`, `"${LONG}\\"`, `${'['.repeat(50)}${LONG}`, ''])(
    'is refused where it is none',
    (text) => {
      expect(() => parseClientJson(text)).toThrow(SyntaxError)
    },
  )
})
