import type { Post } from '../../sources/post-source.ts'

/** The most that one author's posts may weigh together, of all; with few authors, an equal part each. */
export const AUTHOR_SHARE_MAX = 0.1

/**
 * How much each post weighs: (1 + ln(1 + followers)) × (1 + ln(1 + interactions)). Both by logarithm, so that neither is
 * worth buying; followers that are not known count as none. No author weighs more than AUTHOR_SHARE_MAX of all.
 */
export function weighPosts(posts: readonly Post[]): Map<string, number> {
  const raw = new Map(posts.map((post) => [post.id, reachOf(post)]))
  const byAuthor = Map.groupBy(posts, ({ authorKey }) => authorKey)
  const sums = new Map(
    [...byAuthor].map(([author, own]) => [author, own.reduce((sum, { id }) => sum + (raw.get(id) ?? 0), 0)]),
  )
  const cap = capOf([...sums.values()])
  return new Map(
    posts.map(({ id, authorKey }) => {
      const sum = sums.get(authorKey) ?? 0
      const factor = sum > cap ? cap / sum : 1
      return [id, (raw.get(id) ?? 0) * factor]
    }),
  )
}

function reachOf({ followers, interactions }: Post): number {
  return (1 + Math.log1p(followers ?? 0)) * (1 + Math.log1p(interactions))
}

/** What an author's sum is cut to, so that after the cut none is above its share: solved for the k largest cut alike. */
function capOf(sums: readonly number[]): number {
  const share = Math.max(AUTHOR_SHARE_MAX, 1 / sums.length)
  const sorted = sums.toSorted((a, b) => b - a)
  let rest = sums.reduce((sum, value) => sum + value, 0)
  for (const [cut, largest] of sorted.entries()) {
    // Of k cut authors at x and the rest: x = share × (k x + rest).
    const left = 1 - share * cut
    if (left <= 1e-9) return sorted.at(-1) ?? 0
    const cap = (share * rest) / left
    if (largest <= cap * (1 + 1e-9)) return cap
    rest -= largest
  }
  return sorted.at(-1) ?? 0
}
