import { type SourceAnswer, SourceFailure } from '@chainlens/platform/sources'
import { z } from 'zod'
import type { PostServices } from './post-services.ts'
import { type Post, type PostReading, type PostSource, windowStart } from './post-source.ts'
import { createRequestPause, type RequestPause } from './request-pause.ts'

/** Name of the source for people. */
export const REDDIT = 'Reddit'

const HOST = 'https://oauth.reddit.com'
const PAGE = 100
const CACHE_MS = 10 * 60_000
const MAX_BYTES = 5_000_000
const READ_HERE = [302, 401, 403, 404, 429]

const submission = z.object({
  id: z.string().regex(/^\w{1,20}$/),
  title: z.string().max(1_000),
  selftext: z.string().max(50_000),
  author: z.string().max(50),
  created_utc: z.number().positive(),
  score: z.number().int(),
  num_comments: z.number().int().min(0),
  permalink: z.string().startsWith('/'),
  stickied: z.boolean().optional(),
})
const listing = z.object({
  kind: z.literal('Listing'),
  data: z.object({
    after: z.string().nullable(),
    children: z.array(z.object({ kind: z.string(), data: z.unknown() })),
  }),
})

/** New posts of the subreddit that the asset's listing links to, by an OAuth token; Reddit's keyless JSON is closed. */
export function createRedditSource({ sources, config }: PostServices): PostSource {
  const pause = createRequestPause(REDDIT)
  return {
    name: REDDIT,
    service: 'REDDIT',
    lacks: config.keys.REDDIT ? null : 'REDDIT_ACCESS_TOKEN',
    async read({ subreddit }, now) {
      if (!subreddit) throw failure('NOT_FOUND', "the asset's listing links to no subreddit.")
      const answer = await sources.request({
        service: 'REDDIT',
        source: REDDIT,
        url: `${HOST}/r/${encodeURIComponent(subreddit)}/new?limit=${PAGE}&raw_json=1`,
        // Reddit asks for a name of the program's own.
        headers: { authorization: `Bearer ${config.keys.REDDIT}`, 'user-agent': 'server:chainlens:0.1' },
        cacheMs: CACHE_MS,
        maxBytes: MAX_BYTES,
        acceptStatuses: READ_HERE,
        beforeAsking: pause.check,
      })
      checkStatus(answer, pause)
      return readingOf(answer, subreddit, now)
    },
  }
}

function failure(code: 'NOT_FOUND' | 'KEY_REFUSED' | 'BAD_ANSWER', reason: string, cause?: unknown): SourceFailure {
  return new SourceFailure({ code, source: REDDIT, reason, cause })
}

function checkStatus(answer: SourceAnswer, pause: RequestPause): void {
  const { status, headers } = answer
  if (status === 302 || status === 404) throw failure('NOT_FOUND', 'it has no subreddit of this name.')
  if (status === 401) throw failure('KEY_REFUSED', 'it refuses the REDDIT_ACCESS_TOKEN, which lasts a day.')
  if (status === 403) {
    if (/"reason":\s*"(private|quarantined|gold_only)"/.test(answer.text.slice(0, 2_000)))
      throw failure('NOT_FOUND', 'the subreddit is closed to the public.')
    throw failure('KEY_REFUSED', 'the REDDIT_ACCESS_TOKEN lacks the scope "read".')
  }
  if (status === 429) {
    const seconds = Number(headers.get('retry-after') ?? headers.get('x-ratelimit-reset') ?? Number.NaN)
    throw pause.begin(Number.isFinite(seconds) ? seconds * 1000 : null)
  }
}

function readingOf(answer: SourceAnswer, subreddit: string, now: Date): PostReading {
  const shape = (path: readonly PropertyKey[], cause: unknown) => {
    answer.forget()
    const where = path.length > 0 ? ` at ${path.map(String).join('.').slice(0, 100)}` : ''
    return failure('BAD_ANSWER', `the answer does not have the expected shape${where}.`, cause)
  }
  const body = answer.json()
  const parsed = listing.safeParse(body)
  if (!parsed.success) throw shape(parsed.error.issues[0]?.path ?? [], parsed.error)
  const { children, after } = parsed.data.data
  const submissions = children
    .filter(({ kind }) => kind === 't3')
    .map(({ data }) => {
      const read = submission.safeParse(data)
      if (!read.success) throw shape(read.error.issues[0]?.path ?? [], read.error)
      return read.data
    })
  // What moderators pin is old and stands out of its turn.
  const inTurn = submissions.filter(({ stickied }) => !stickied)
  const start = windowStart(now).toISOString()
  const all = inTurn.map(postOf)
  const posts = all.filter(({ writtenAt }) => writtenAt >= start)
  const oldest = all.map(({ writtenAt }) => writtenAt).sort()[0]
  const isCut = after !== null && oldest !== undefined && oldest > start
  return {
    source: REDDIT,
    posts,
    coveredFrom: isCut ? oldest : start,
    evidence: answer.evidence({
      url: `https://www.reddit.com/r/${subreddit}/new`,
      excerpt: `r/${subreddit}: ${posts.length} posts of the last 7 days${isCut ? ', and older ones that were not read' : ''}`,
    }),
    evidenceOf: (post) => answer.evidence({ url: post.url, excerpt: post.text, asOf: post.writtenAt }),
  }
}

function postOf(post: z.output<typeof submission>): Post {
  const isGone = post.selftext === '[removed]' || post.selftext === '[deleted]'
  return {
    id: `reddit:${post.id}`,
    source: REDDIT,
    text: [post.title, isGone ? '' : post.selftext].filter(Boolean).join('\n'),
    writtenAt: new Date(post.created_utc * 1000).toISOString(),
    // Deleted accounts share one name and are not one author.
    authorKey: post.author === '[deleted]' ? `reddit:post:${post.id}` : `reddit:${post.author.toLowerCase()}`,
    followers: null,
    following: null,
    accountCreatedAt: null,
    handle: post.author,
    interactions: Math.max(post.score, 0) + post.num_comments,
    views: null,
    isRepost: false,
    language: null,
    url: `https://www.reddit.com${post.permalink}`,
  }
}
