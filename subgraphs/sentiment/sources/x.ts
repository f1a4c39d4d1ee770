import { makeEvidence } from '@chainlens/platform/evidence'
import { SourceFailure } from '@chainlens/platform/sources'
import type { DailyAnswers, KeptAnswer } from './daily-answers.ts'
import type { DailyBudget } from './daily-budget.ts'
import type { PostServices } from './post-services.ts'
import { type Post, type PostReading, type PostSource, windowStart } from './post-source.ts'
import { createRequestPause } from './request-pause.ts'
import type { Subject } from './source.ts'
import { parseXSearch, X, type XSearch, xRefusal } from './x-shapes.ts'

const SEARCH = 'https://api.x.com/2/tweets/search/recent'
const MOST_POSTS = 100
/** X takes no smaller page. */
const FEWEST_POSTS = 10
const MAX_BYTES = 3_000_000
const READ_HERE = [400, 401, 402, 403, 429, 503]
const DEFAULT_WAIT_MS = 60_000

/**
 * Posts on X by its recent search. Each question is asked once in a UTC day, within the budget, since X bills the posts
 * that it gives (and counts each once a day).
 */
export function createXSource(services: PostServices, budget: DailyBudget, answers: DailyAnswers): PostSource {
  const { config } = services
  const pause = createRequestPause(X)
  const underWay = new Map<string, Promise<{ kept: KeptAnswer; mode: 'LIVE' | 'CACHED' }>>()

  async function ask(question: string, day: string): Promise<{ kept: KeptAnswer; mode: 'LIVE' | 'CACHED' }> {
    const known = await answers.find(day, question)
    if (known) return { kept: known, mode: 'CACHED' }
    pause.check()
    const reserved = await budget.reserve(day, FEWEST_POSTS, MOST_POSTS)
    let read = reserved
    try {
      const kept = await request(services, question, reserved, pause.begin, () => {
        read = 0
      })
      const page = parseXSearch(JSON.parse(kept.text))
      read = page.data?.length ?? 0
      await answers.keep(day, question, kept)
      return { kept, mode: 'LIVE' }
    } finally {
      // Where an answer broke off, X may have billed it: then nothing is given back.
      await budget.giveBack(day, reserved - read)
    }
  }

  return {
    name: X,
    service: 'X',
    lacks: config.keys.X ? null : 'X_BEARER_TOKEN',
    async read(subject, now) {
      const question = questionOf(subject)
      if (!question)
        throw new SourceFailure({ code: 'NOT_FOUND', source: X, reason: 'what to search for is not known.' })
      const day = now.toISOString().slice(0, 10)
      const key = `${day} ${question}`
      const shared = underWay.get(key) ?? ask(question, day).finally(() => underWay.delete(key))
      underWay.set(key, shared)
      const { kept, mode } = await shared
      return readingOf(parseXSearch(JSON.parse(kept.text)), kept, mode, question, now)
    },
  }
}

/** By the project's account, the contract, or name and symbol together; a symbol alone is many tokens'. Null where none is known. */
export function questionOf({ xHandle, contract, name, symbol }: Subject): string | null {
  const plain = (text: string) => text.replace(/["\\]/g, ' ').trim()
  const terms = [
    ...(xHandle ? [`@${xHandle}`] : []),
    ...(contract ? [`"${plain(contract)}"`] : []),
    ...(name && symbol && plain(name) && plain(symbol) ? [`("${plain(name)}" "${plain(symbol)}")`] : []),
  ]
  return terms.length === 0 ? null : `(${terms.join(' OR ')}) lang:en -is:retweet`
}

async function request(
  { sources, config }: PostServices,
  question: string,
  posts: number,
  beginPause: (waitMs: number | null) => SourceFailure,
  notBilled: () => void,
): Promise<KeptAnswer> {
  const url = new URL(SEARCH)
  url.search = new URLSearchParams({
    query: question,
    max_results: String(posts),
    sort_order: 'recency',
    'tweet.fields': 'created_at,public_metrics,lang,author_id,referenced_tweets',
    expansions: 'author_id',
    'user.fields': 'created_at,public_metrics,username',
  }).toString()
  const headers = { authorization: `Bearer ${config.keys.X}` }
  const answer = await sources.request({
    service: 'X',
    source: X,
    url: url.href,
    headers,
    cacheMs: 0,
    maxBytes: MAX_BYTES,
    acceptStatuses: READ_HERE,
  })
  const refusal = xRefusal(answer.status, answer.status === 200 ? null : quietly(() => answer.json()))
  if (answer.status !== 200) notBilled()
  if (refusal) throw refusal
  if (answer.status === 429) {
    const resetSeconds = Number(answer.headers.get('x-rate-limit-reset') ?? Number.NaN)
    throw beginPause(Number.isFinite(resetSeconds) ? resetSeconds * 1000 - Date.now() : DEFAULT_WAIT_MS)
  }
  answer.json()
  return { text: answer.text, contentHash: answer.contentHash, retrievedAt: answer.retrievedAt }
}

function quietly(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return null
  }
}

function readingOf(page: XSearch, kept: KeptAnswer, mode: 'LIVE' | 'CACHED', question: string, now: Date): PostReading {
  const users = new Map(page.includes?.users?.map((user) => [user.id, user]))
  const posts = (page.data ?? []).map((post): Post => {
    const { like_count, retweet_count, reply_count, quote_count, impression_count } = post.public_metrics
    const user = users.get(post.author_id)
    return {
      id: `x:${post.id}`,
      source: X,
      text: post.text,
      writtenAt: new Date(post.created_at).toISOString(),
      authorKey: `x:${post.author_id}`,
      followers: user?.public_metrics?.followers_count ?? null,
      following: user?.public_metrics?.following_count ?? null,
      accountCreatedAt: user?.created_at ? new Date(user.created_at).toISOString() : null,
      handle: user?.username ?? null,
      interactions: like_count + retweet_count + reply_count + quote_count,
      views: impression_count ?? null,
      isRepost: post.referenced_tweets?.some(({ type }) => type === 'retweeted') ?? false,
      language: post.lang ?? null,
      url: `https://x.com/i/web/status/${post.id}`,
    }
  })
  const oldest = posts.map(({ writtenAt }) => writtenAt).sort()[0]
  const start = windowStart(now).toISOString()
  const { contentHash, retrievedAt } = kept
  const evidence = (url: string | null, excerpt: string, asOf: string | null) =>
    makeEvidence({ source: X, url, mode, asOf, retrievedAt, contentHash, excerpt })
  return {
    source: X,
    posts,
    coveredFrom: page.meta?.next_token && oldest ? oldest : start,
    evidence: evidence(
      `https://x.com/search?q=${encodeURIComponent(question)}&f=live`,
      `search ${question}: ${posts.length} posts${page.meta?.next_token ? ', and older ones that were not read' : ''}`,
      null,
    ),
    evidenceOf: (post) => evidence(post.url, post.text, post.writtenAt),
  }
}
