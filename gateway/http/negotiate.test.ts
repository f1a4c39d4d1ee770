import { describe, expect, it } from 'vitest'
import { isPageAsked } from './landing-page.ts'
import { negotiate } from './negotiate.ts'
import { ANSWER_TYPES } from './status-of.ts'

describe('the type of an answer', () => {
  const [json, modern] = ANSWER_TYPES

  it.each([
    [null, json],
    ['', json],
    ['*/*', json],
    ['application/*', json],
    [json, json],
    ['APPLICATION/JSON', json],
    [modern, modern],
    [`${modern}, ${json};q=0.9`, modern],
    [`${json};q=0.9, ${modern}`, modern],
    [`${json}, ${modern}`, json],
    [`${modern}, ${json}`, modern],
    [`${modern}; charset=utf-8, */*`, modern],
    [`${modern};q=0.5, */*`, json],
    [`${json};q=0, */*`, modern],
    [`text/html, */*;q=0.1`, json],
    ['text/html', null],
    [`${json};q=0`, null],
    [`${json};q=no`, null],
    [`${json};q=7`, null],
    ['*/*;q=0', null],
    ['application/json5', null],
    [',;,', null],
  ])('is for %s %s', (accept, type) => expect(negotiate(accept, ANSWER_TYPES)?.type ?? null).toBe(type))

  it('is named by the client, or what it is given', () => {
    expect(negotiate(json, ANSWER_TYPES)?.isNamed).toBe(true)
    for (const accept of [null, '*/*', 'application/*']) expect(negotiate(accept, ANSWER_TYPES)?.isNamed).toBe(false)
  })

  it('is a page for browsers alone', () => {
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8'
    expect(isPageAsked('GET', browser)).toBe(true)
    expect(isPageAsked('POST', browser)).toBe(false)
    for (const accept of [null, '*/*', json, `${json}, text/html;q=0.5`, 'text/html;q=0'])
      expect(isPageAsked('GET', accept)).toBe(false)
  })
})
