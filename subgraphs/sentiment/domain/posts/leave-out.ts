import type { Post } from '../../sources/post-source.ts'
import { cleanText } from '../crypto-lexicon/clean-text.ts'

/** Why a post does not count. None of it says that its author is a bot. */
export type LeftOutReason = 'COPY' | 'REPOST' | 'LURE' | 'ALMOST_ONLY_LINKS_AND_TAGS' | 'SEVERAL_SIGNS_OF_SPAM'

/** What each reason is called. */
export const REASON_NAMES: Record<LeftOutReason, string> = {
  COPY: 'copies of another post',
  REPOST: 'reposts',
  LURE: 'offers to claim or send something',
  ALMOST_ONLY_LINKS_AND_TAGS: 'almost only links and tags',
  SEVERAL_SIGNS_OF_SPAM: 'two or more signs of spam',
}

/** Posts that count, and those that do not, by reason. */
export interface SortedPosts {
  kept: Post[]
  leftOut: Map<LeftOutReason, Post[]>
}

const LURE =
  /\b(?:claim (?:your|now|free)|free (?:airdrop|mint|tokens?|nft)|giveaway|send \S+ (?:eth|btc|sol|usdt) (?:to|and)|dm me|join my (?:group|telegram|vip)|t\.me\/|wa\.me\/|connect your wallet|double your)\b/i
const TAGS = /(?:https?:\/\/\S+|www\.\S+|[$#@][a-z0-9_]\w*)/gi
const YOUNG_ACCOUNT_MS = 30 * 86_400_000
const REGULAR_POSTS = 5

/** Sorts posts by what speaks against counting them; each has one reason, the first that fits. The earliest of copies counts. */
export function leaveOut(posts: readonly Post[]): SortedPosts {
  const inOrder = posts.toSorted((a, b) => a.writtenAt.localeCompare(b.writtenAt) || a.id.localeCompare(b.id))
  const regular = authorsLikeClockwork(inOrder)
  const seen = new Set<string>()
  const sorted: SortedPosts = { kept: [], leftOut: new Map() }
  for (const post of inOrder) {
    const content = contentOf(post.text)
    const reason = reasonOf(post, content, seen, regular)
    if (content) seen.add(content)
    if (reason === null) sorted.kept.push(post)
    else sorted.leftOut.set(reason, [...(sorted.leftOut.get(reason) ?? []), post])
  }
  return sorted
}

function reasonOf(
  post: Post,
  content: string,
  seen: ReadonlySet<string>,
  regular: ReadonlySet<string>,
): LeftOutReason | null {
  if (post.isRepost) return 'REPOST'
  // Very short texts ("gm") are everyone's.
  if (content.length >= 12 && seen.has(content)) return 'COPY'
  if (LURE.test(post.text)) return 'LURE'
  const tags = post.text.match(TAGS)?.length ?? 0
  if (tags >= 3 && content.split(' ').length <= tags) return 'ALMOST_ONLY_LINKS_AND_TAGS'
  return signsOfSpam(post, regular) >= 2 ? 'SEVERAL_SIGNS_OF_SPAM' : null
}

/** A text as copies have it in common: without links, names, tags and marks. */
function contentOf(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Emoji_Presentation}]+/gu, ' ')
    .trim()
}

/** Each alone is common among people; what a source does not say counts for nothing. */
function signsOfSpam(post: Post, regular: ReadonlySet<string>): number {
  const { accountCreatedAt, followers, following, handle, views, interactions } = post
  const isYoung =
    accountCreatedAt !== null && Date.parse(post.writtenAt) - Date.parse(accountCreatedAt) < YOUNG_ACCOUNT_MS
  const followsMany =
    followers !== null && following !== null && following >= 100 && following >= 50 * Math.max(followers, 1)
  const hasNumberedName = handle !== null && /\d{5,}$/.test(handle)
  const isUnliked = views !== null && views >= 10_000 && views > 5_000 * Math.max(interactions, 1)
  return [isYoung, followsMany, hasNumberedName, isUnliked, regular.has(post.authorKey)].filter(Boolean).length
}

/** Authors whose five posts or more come at even intervals (spread below a twentieth of the mean). */
function authorsLikeClockwork(inOrder: readonly Post[]): Set<string> {
  const times = Map.groupBy(inOrder, ({ authorKey }) => authorKey)
  const regular = [...times].filter(([, posts]) => {
    if (posts.length < REGULAR_POSTS) return false
    const at = posts.map(({ writtenAt }) => Date.parse(writtenAt))
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0))
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
    const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length)
    return mean > 0 && spread < 0.05 * mean
  })
  return new Set(regular.map(([author]) => author))
}
