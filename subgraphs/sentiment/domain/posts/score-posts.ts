import type { Post } from '../../sources/post-source.ts'
import type { PostScorer } from '../crypto-lexicon/create-post-scorer.ts'
import { weighPosts } from './weigh-posts.ts'

/** VADER's published limit between tones. */
const TONE_LIMIT = 0.05

/** A post with its tone and weight. */
export interface ScoredPost {
  post: Post
  /** −1 to 1. */
  compound: number
  tone: 'negative' | 'neutral' | 'positive'
  weight: number
}

/** Scores posts that hold words of a language the lexicons know; others say nothing here. */
export function scorePosts(posts: readonly Post[], score: PostScorer): ScoredPost[] {
  const scored = posts.filter(isEnglish).flatMap((post) => {
    const { compound, negative, neutral, positive } = score(post.text)
    return negative + neutral + positive > 0 ? [{ post, compound }] : []
  })
  const weights = weighPosts(scored.map(({ post }) => post))
  return scored.map(({ post, compound }) => ({
    post,
    compound,
    tone: compound >= TONE_LIMIT ? 'positive' : compound <= -TONE_LIMIT ? 'negative' : 'neutral',
    weight: weights.get(post.id) ?? 0,
  }))
}

/** Where a source does not say, it is taken for English. */
function isEnglish({ language }: Post): boolean {
  return language === null || /^en\b/i.test(language)
}

/** Weight of the positive posts less that of the negative ones, as a part of all weight, to six decimals; NaN for none. */
export function balanceOf(scored: readonly ScoredPost[]): number {
  const weightOf = (tone: ScoredPost['tone']) =>
    scored.reduce((sum, post) => sum + (post.tone === tone ? post.weight : 0), 0)
  const all = scored.reduce((sum, { weight }) => sum + weight, 0)
  return Math.round(((weightOf('positive') - weightOf('negative')) / all) * 1e6) / 1e6
}
