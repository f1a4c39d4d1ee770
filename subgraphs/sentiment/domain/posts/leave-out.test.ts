import { describe, expect, it } from 'vitest'
import type { Post } from '../../sources/post-source.ts'
import { leaveOut } from './leave-out.ts'

let count = 0
function post(overrides: Partial<Post> = {}): Post {
  count += 1
  const id = String(count).padStart(5, '0')
  return {
    id,
    source: 'X',
    text: `a text of its own, number ${id}`,
    writtenAt: new Date(Date.UTC(2026, 10, 20) + count * 997_000).toISOString(),
    authorKey: `author-${id}`,
    followers: 100,
    following: 100,
    accountCreatedAt: '2020-01-01T00:00:00.000Z',
    handle: 'someone',
    interactions: 3,
    views: 500,
    isRepost: false,
    language: 'en',
    url: null,
    ...overrides,
  }
}

const reasonsOf = (posts: Post[]) =>
  Object.fromEntries([...leaveOut(posts).leftOut].map(([reason, left]) => [reason, left.map(({ id }) => id)]))

describe('what is left out', () => {
  it('is nothing of ordinary posts', () => {
    expect(leaveOut([post(), post(), post()])).toMatchObject({ kept: { length: 3 }, leftOut: new Map() })
  })

  it('is each copy but the earliest, whatever links, names, marks and capitals it has', () => {
    const first = post({ text: 'Uniswap will change everything' })
    const copy = post({ text: '@friend UNISWAP will change everything!!! https://a.example $UNI' })
    expect(reasonsOf([copy, first])).toEqual({ COPY: [copy.id] })
  })

  it('is not a short word that everyone says, up to 11 characters', () => {
    expect(reasonsOf([post({ text: 'gm everyone' }), post({ text: 'gm everyone' })])).toEqual({})
    const longer = [post({ text: 'gm everyone!x' }), post({ text: 'gm everyone!x' })]
    expect(reasonsOf(longer)).toEqual({ COPY: [longer[1]!.id] })
  })

  it.each(['Claim your reward at once', 'FREE AIRDROP for holders', 'connect your wallet here', 'come to t.me/pumps'])(
    'is a lure: %s',
    (text) => {
      expect(Object.keys(reasonsOf([post({ text })]))).toEqual(['LURE'])
    },
  )

  it('is what is almost only links and tags: three of them, and no more words than they', () => {
    expect(Object.keys(reasonsOf([post({ text: 'buy now $A $B $C' })]))).toEqual(['ALMOST_ONLY_LINKS_AND_TAGS'])
    expect(reasonsOf([post({ text: 'buy this now please $A $B $C' })])).toEqual({})
    expect(reasonsOf([post({ text: 'buy $A $B' })])).toEqual({})
  })

  it('is a repost', () => {
    expect(Object.keys(reasonsOf([post({ isRepost: true })]))).toEqual(['REPOST'])
  })

  const young = { accountCreatedAt: '2026-11-10T00:00:00.000Z' }
  const numbered = { handle: 'anna12345' }
  it.each<[string, Partial<Post>, boolean]>([
    ['a young account alone', young, false],
    ['a name with a number alone', numbered, false],
    ['both', { ...young, ...numbered }, true],
    ['four digits only', { ...young, handle: 'anna1234' }, false],
    ['following fifty times as many', { ...young, followers: 2, following: 100 }, true],
    ['following 49 times as many', { ...young, followers: 2, following: 98 }, false],
    ['more than 5,000 views for a like', { ...young, views: 15_001, interactions: 3 }, true],
    ['5,000 views for a like', { ...young, views: 15_000, interactions: 3 }, false],
    [
      'what a source does not say',
      { accountCreatedAt: null, followers: null, following: null, handle: null, views: null },
      false,
    ],
  ])('takes two signs: %s', (_what, overrides, isLeftOut) => {
    expect(reasonsOf([post({ ...overrides, id: 'p' })])).toEqual(isLeftOut ? { SEVERAL_SIGNS_OF_SPAM: ['p'] } : {})
  })

  it('counts posts like clockwork, five and more, as one sign', () => {
    const everyHour = (posts: number, jitterMs: number) =>
      Array.from({ length: posts }, (_, index) =>
        post({
          ...numbered,
          authorKey: 'clock',
          writtenAt: new Date(Date.UTC(2026, 10, 20, index) + (index % 2) * jitterMs).toISOString(),
        }),
      )
    expect(leaveOut(everyHour(5, 1_000)).kept).toHaveLength(0)
    expect(leaveOut(everyHour(4, 1_000)).kept).toHaveLength(4)
    expect(leaveOut(everyHour(5, 600_000)).kept).toHaveLength(5)
  })
})
