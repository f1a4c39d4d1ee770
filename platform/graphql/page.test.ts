import { describe, expect, it } from 'vitest'
import { pageOf, pageRequest } from './index.ts'

const cursor = (key: string) => Buffer.from(key).toString('base64url')

describe('pageRequest', () => {
  it.each([1, 100])('takes a page of %i', (size) => {
    expect(pageRequest({ first: size }).limit).toBe(size)
    expect(pageRequest({ last: size })).toEqual({ limit: size, backward: true, after: null, before: null })
  })

  it.each([-1, 0, 101, 1.5, Number.NaN])('refuses a page of %d', (size) => {
    expect(() => pageRequest({ first: size })).toThrow('1 to 100')
    expect(() => pageRequest({ last: size })).toThrow('1 to 100')
  })

  it('refuses first together with last, and has a size of its own', () => {
    expect(() => pageRequest({ first: 1, last: 1 })).toThrow('not both')
    expect(pageRequest({ first: null }).limit).toBe(20)
    expect(pageRequest({}, 5).limit).toBe(5)
  })

  it.each(['', '!', 'YQ==', 'a', cursor('a\0b'), Buffer.from([0xff]).toString('base64url')])(
    'refuses the cursor %j',
    (after) => {
      expect(() => pageRequest({ after })).toThrow('The cursor is not one of this list.')
      expect(() => pageRequest({ before: after })).toThrow('The cursor is not one of this list.')
    },
  )
})

describe('pageOf', () => {
  const key = (row: string) => row

  it('gives cursors that pageRequest reads, and says what follows', () => {
    const page = pageOf(['ä', 'b', 'c'], pageRequest({ first: 2, after: cursor('0') }), key)
    expect(page.edges.map(({ node }) => node)).toEqual(['ä', 'b'])
    expect(page.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: true,
      startCursor: cursor('ä'),
      endCursor: cursor('b'),
    })
    expect(pageRequest({ after: page.pageInfo.endCursor }).after).toBe('b')
  })

  it('turns rows round that were read backward', () => {
    const page = pageOf(['c', 'b', 'a'], pageRequest({ last: 2 }), key)
    expect(page.edges.map(({ node }) => node)).toEqual(['b', 'c'])
    expect(page.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  })

  it('is whole where exactly a page is there, and empty where nothing is', () => {
    expect(pageOf(['a', 'b'], pageRequest({ first: 2 }), key).pageInfo.hasNextPage).toBe(false)
    const none = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }
    expect(pageOf([], pageRequest({}), key)).toEqual({ edges: [], pageInfo: none })
  })
})
