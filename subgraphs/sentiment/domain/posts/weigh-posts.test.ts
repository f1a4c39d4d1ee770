import { describe, expect, it } from 'vitest'
import type { Post } from '../../sources/post-source.ts'
import { AUTHOR_SHARE_MAX, weighPosts } from './weigh-posts.ts'

const post = (id: string, authorKey: string, followers: number | null, interactions: number) =>
  ({ id, authorKey, followers, interactions }) as Post

/** What each author has of all weight. */
function shares(posts: Post[]): Map<string, number> {
  const weights = weighPosts(posts)
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const byAuthor = Map.groupBy(posts, ({ authorKey }) => authorKey)
  return new Map(
    [...byAuthor].map(([author, own]) => [author, own.reduce((sum, { id }) => sum + (weights.get(id) ?? 0), 0) / all]),
  )
}

describe("a post's weight", () => {
  it('is (1 + ln(1 + followers)) × (1 + ln(1 + interactions)); of one that nobody saw, 1', () => {
    const others = Array.from({ length: 30 }, (_, index) => post(`o${index}`, `o${index}`, 1_000, 10))
    const weights = weighPosts([...others, post('a', 'a', null, 0), post('b', 'b', Math.E - 1, Math.E - 1)])
    expect(weights.get('a')).toBe(1)
    expect(weights.get('b')).toBeCloseTo(4, 12)
  })

  it('is cut so that no author has more than a tenth, however large', () => {
    const people = Array.from({ length: 40 }, (_, index) => post(`p${index}`, `p${index}`, 10, 1))
    const star = Array.from({ length: 60 }, (_, index) => post(`s${index}`, 'star', 1_000_000, 9_000))
    const second = Array.from({ length: 20 }, (_, index) => post(`t${index}`, 'second', 500_000, 900))
    const of = shares([...people, ...star, ...second])
    expect(of.get('star')).toBeCloseTo(AUTHOR_SHARE_MAX, 9)
    expect(of.get('second')).toBeCloseTo(AUTHOR_SHARE_MAX, 9)
    expect(of.get('p0')).toBeCloseTo(0.8 / 40, 9)
  })

  it('leaves authors alone who are within it', () => {
    const people = Array.from({ length: 20 }, (_, index) => post(`p${index}`, `p${index}`, 10, 1))
    expect(new Set(weighPosts(people).values())).toEqual(new Set([(1 + Math.log(11)) * (1 + Math.log(2))]))
  })

  it('is an equal part each where there are ten authors or fewer', () => {
    const of = shares([post('a', 'a', 1_000_000, 0), post('b', 'b', 0, 0), post('c', 'c', 5, 5)])
    for (const share of of.values()) expect(share).toBeCloseTo(1 / 3, 9)
  })

  it('is nothing of no posts', () => {
    expect(weighPosts([])).toEqual(new Map())
  })
})
