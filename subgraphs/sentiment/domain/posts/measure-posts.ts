import {
  computedEvidence,
  type Finding,
  type Measure,
  type MissingSignal,
  makeMeasure,
} from '@chainlens/platform/evidence'
import { type PostReading, WINDOW_DAYS, windowStart } from '../../sources/post-source.ts'
import { type PostScorer, SCORING_METHOD } from '../crypto-lexicon/create-post-scorer.ts'
import type { ExamplePost, ToneDistribution } from '../sentiment-report.ts'
import { findPosts } from './find-posts.ts'
import { leaveOut, REASON_NAMES, type SortedPosts } from './leave-out.ts'
import { balanceOf, type ScoredPost, scorePosts } from './score-posts.ts'
import { AUTHOR_SHARE_MAX } from './weigh-posts.ts'

/** With fewer scored posts, no tone is stated. */
export const SCORED_MIN = 10
/** A lexicon misreads irony, slang and other subjects in the same post. */
const TONE_QUALITY = 0.6
/** From so many posts on, the sample itself takes nothing away. */
const SAMPLE_FULL = 100
const COUNT_QUALITY = 0.8
const EXAMPLES = 3
const EXCERPT_CHARACTERS = 240

/** What posts give. */
export interface PostMeasures {
  balance: Measure | null
  postVolume: Measure | null
  filteredShare: Measure | null
  distribution: ToneDistribution | null
  examplePosts: ExamplePost[]
  findings: Finding[]
  missing: MissingSignal[]
}

/** Number, tone and spam of the posts that were read; null where there were too few. */
export function measurePosts(readings: readonly PostReading[], score: PostScorer, now: Date): PostMeasures {
  const none = { balance: null, distribution: null, examplePosts: [] }
  if (readings.length === 0) return { ...none, postVolume: null, filteredShare: null, findings: [], missing: [] }
  const posts = readings.flatMap((reading) => reading.posts)
  const sorted = leaveOut(posts)
  const scored = scorePosts(sorted.kept, score)
  const counted = measureCounts(readings, posts.length, sorted, now)
  if (scored.length < SCORED_MIN) {
    const reason = 'too few posts were left to score after spam, copies and other languages.'
    const missing = [{ code: 'TOO_FEW_POSTS', signal: 'tone of the posts', reason }]
    return { ...none, ...counted, findings: findPosts(null, counted.filteredShare), missing }
  }
  const toned = measureTone(readings, scored)
  const findings = findPosts(toned.balance, counted.filteredShare)
  return { ...counted, ...toned, examplePosts: examplesOf(readings, scored), findings, missing: [] }
}

function measureCounts(
  readings: readonly PostReading[],
  count: number,
  { leftOut }: SortedPosts,
  now: Date,
): { postVolume: Measure; filteredShare: Measure | null } {
  const inputs = readings.map(({ evidence }) => evidence)
  const names = readings.map(({ source }) => source).join(', ')
  const start = windowStart(now).toISOString()
  const cut = readings.filter(({ coveredFrom }) => coveredFrom > start).map(({ source }) => source)
  const atLeast = cut.length > 0 ? `; at least: ${cut.join(', ')} has more than were read` : ''
  const postVolume = makeMeasure({
    value: count,
    unit: 'posts',
    method: `posts of the last ${WINDOW_DAYS} days on ${names}, before any are left out${atLeast}`,
    evidence: [computedEvidence({ excerpt: `${count} posts`, inputs })],
    quality: cut.length > 0 ? COUNT_QUALITY / 2 : COUNT_QUALITY,
  })
  if (count === 0) return { postVolume, filteredShare: null }
  const reasons = [...leftOut].map(([reason, left]) => `${left.length} ${REASON_NAMES[reason]}`)
  const left = [...leftOut.values()].reduce((sum, { length }) => sum + length, 0)
  const excerpt = `${left} of ${count} posts left out${reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}`
  const filteredShare = makeMeasure({
    value: left / count,
    unit: 'fraction',
    method:
      'posts left out as copies, lures or by two signs of spam ÷ posts read; it does not say that an author is a bot',
    evidence: [computedEvidence({ excerpt, inputs })],
    quality: TONE_QUALITY,
  })
  return { postVolume, filteredShare }
}

function measureTone(
  readings: readonly PostReading[],
  scored: readonly ScoredPost[],
): { balance: Measure; distribution: ToneDistribution } {
  const inputs = readings.map(({ evidence }) => evidence)
  const count = (tone: ScoredPost['tone']) => scored.filter((post) => post.tone === tone).length
  const quality = TONE_QUALITY * Math.sqrt(Math.min(1, scored.length / SAMPLE_FULL))
  const tones = `${count('negative')} negative, ${count('neutral')} neutral, ${count('positive')} positive of ${scored.length} posts`
  const evidence = [computedEvidence({ excerpt: tones, inputs })]
  const share = (tone: ScoredPost['tone']) =>
    makeMeasure({
      value: count(tone) / scored.length,
      unit: 'fraction',
      method: `${tone} posts ÷ posts scored, by ${SCORING_METHOD}`,
      evidence,
      quality,
    })
  const value = balanceOf(scored)
  const balance = makeMeasure({
    value,
    unit: 'ratio',
    method: `weight of positive posts − weight of negative ones, ÷ all weight, by ${SCORING_METHOD}; a post weighs (1 + ln(1 + followers)) × (1 + ln(1 + interactions)), an author at most ${AUTHOR_SHARE_MAX} of all`,
    evidence: [computedEvidence({ excerpt: `balance ${value} of ${tones}`, inputs })],
    quality,
  })
  const scoredPosts = makeMeasure({
    value: scored.length,
    unit: 'posts',
    method: 'posts scored: in English where the source says, not left out, and with words',
    evidence,
    quality: COUNT_QUALITY,
  })
  return {
    balance,
    distribution: { scoredPosts, negative: share('negative'), neutral: share('neutral'), positive: share('positive') },
  }
}

/** The weightiest, one an author. */
function examplesOf(readings: readonly PostReading[], scored: readonly ScoredPost[]): ExamplePost[] {
  const byWeight = scored.toSorted((a, b) => b.weight - a.weight || a.post.id.localeCompare(b.post.id))
  const authors = new Set<string>()
  const chosen = byWeight.filter(({ post: { authorKey } }) => !authors.has(authorKey) && authors.add(authorKey))
  return chosen.slice(0, EXAMPLES).map(({ post, compound }) => {
    const reading = readings.find(({ source }) => source === post.source)
    const evidence = reading ? [reading.evidenceOf(post)] : []
    return {
      id: post.id,
      source: post.source,
      url: post.url,
      postedAt: post.writtenAt,
      excerpt: excerptOf(post.text),
      tone: makeMeasure({
        value: compound,
        unit: 'ratio',
        method: SCORING_METHOD,
        asOf: post.writtenAt,
        evidence: [computedEvidence({ excerpt: `compound ${compound}`, inputs: evidence })],
        quality: TONE_QUALITY,
      }),
    }
  })
}

function excerptOf(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  if (characters.length <= EXCERPT_CHARACTERS) return characters.join('')
  return `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…`
}
