import { describe, expect, it } from 'vitest'
import { partOf } from './part-of.ts'

const result = {
  token: {
    __typename: 'Token',
    symbol: 'AAVE',
    tokenomics: { risk: { sharpeRatio: { __typename: 'Measure', value: 0.5, evidence: [{ id: 'e' }] } }, other: 1 },
  },
  pages: [{ text: 'one' }, { text: 'two' }],
}

describe('a part of a result', () => {
  it('is all of it without a path', () => {
    expect(partOf(result, '', 1)).toEqual({ page: 1, pages: 1, part: result })
  })

  it('stands where it stood, with the token that it is about, so that its figures keep their names', () => {
    expect(partOf(result, 'token.tokenomics.risk', 1)).toEqual({
      page: 1,
      pages: 1,
      part: {
        token: { __typename: 'Token', symbol: 'AAVE', tokenomics: { risk: result.token.tokenomics.risk } },
      },
    })
    expect(partOf(result, 'pages.1.text', 1)).toMatchObject({ part: { pages: { text: 'two' } } })
  })

  it.each([
    ['token.price', 'There is nothing at token.price; there is: symbol, tokenomics.'],
    ['pages.2', 'There is nothing at pages.2; there is: a list, 0 to 1.'],
    ['token.symbol.x', 'There is nothing at token.symbol.x; there is: a value without parts.'],
    ['constructor', 'There is nothing at constructor; there is: token, pages.'],
    ['__proto__.x', 'There is nothing at __proto__; there is: token, pages.'],
  ])('is not there at %s, which says what is', (path, problem) => {
    expect(partOf(result, path, 1)).toEqual({ problem })
  })

  it('has pages where a text is longer than one, and no page beyond them', () => {
    const text = 'x'.repeat(45_000)
    const read = [1, 2, 3].map((page) => partOf({ text }, 'text', page))
    expect(read.map((one) => ('part' in one ? (one.part as { text: string }).text : '')).join('')).toBe(text)
    expect(partOf({ text }, 'text', 4)).toEqual({ problem: 'It has 3 pages.' })
    expect(partOf({ text: 'x'.repeat(20_000) }, 'text', 1)).toMatchObject({ pages: 1 })
    expect(partOf({ text: 'x'.repeat(20_001) }, 'text', 1)).toMatchObject({ pages: 2 })
    expect(partOf({ text: 'short' }, 'text', 2)).toEqual({ problem: 'It has one page only.' })
  })

  it('has the items of a long list on its pages, each once, and an item longer than a page alone', () => {
    const items = Array.from({ length: 50 }, (_, index) => ({ index, text: 'x'.repeat(index === 7 ? 30_000 : 1_000) }))
    const pages: { index: number }[][] = []
    for (let page = 1; ; page++) {
      const read = partOf({ items }, 'items', page)
      if ('problem' in read) break
      pages.push((read.part as { items: { index: number }[] }).items)
    }
    expect(pages.flat().map(({ index }) => index)).toEqual(items.map(({ index }) => index))
    expect(pages.find((page) => page.some(({ index }) => index === 7))).toHaveLength(1)
  })

  it('is a list of fields with their lengths where an object is too long, evidence not counted', () => {
    const long = { a: 'x'.repeat(15_000), b: { c: 'x'.repeat(15_000) }, evidence: [{ id: 'e'.repeat(90_000) }] }
    expect(partOf({ long }, 'long', 1)).toEqual({ page: 1, pages: 1, part: null, fields: { a: 15_002, b: 15_008 } })
    expect(partOf({ a: 'x', evidence: 'e'.repeat(90_000) }, '', 1)).toMatchObject({ pages: 1 })
  })
})
