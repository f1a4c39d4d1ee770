import { type JsonAnswer, type JsonRequest, type JsonStub, startJsonStub } from './json-stub.ts'

/** A post to be served, as little of it as a test cares about. */
export interface StubTweet {
  id: string
  text: string
  authorId?: string
  createdAt?: string
  likes?: number
  views?: number
  lang?: string
  repostOf?: string
}

/** An author. */
export interface StubXUser {
  id: string
  username?: string
  followers?: number
  following?: number
  createdAt?: string
}

/** What the stub serves. */
export interface XStubOptions {
  tweets?: StubTweet[]
  users?: StubXUser[]
  /** Valid bearer tokens. */
  keys?: string[]
  /** True: more posts than were given. */
  hasMore?: boolean
}

/** A problem as X words it. */
export function xProblem(status: number, title: string, type = 'about:blank'): JsonAnswer {
  return { status, body: { title, detail: title, type, status } }
}

function tweetBody(tweet: StubTweet): Record<string, unknown> {
  const { id, text, authorId = `9${id}`, createdAt = new Date(Date.now() - 3_600_000).toISOString() } = tweet
  return {
    id,
    text,
    author_id: authorId,
    created_at: createdAt,
    lang: tweet.lang ?? 'en',
    edit_history_tweet_ids: [id],
    public_metrics: {
      retweet_count: 0,
      reply_count: 0,
      like_count: tweet.likes ?? 1,
      quote_count: 0,
      bookmark_count: 0,
      impression_count: tweet.views ?? 100,
    },
    ...(tweet.repostOf ? { referenced_tweets: [{ type: 'retweeted', id: tweet.repostOf }] } : {}),
  }
}

function userBody({ id, username = `user${id.slice(-3)}x`, followers = 100, following = 100, createdAt }: StubXUser) {
  return {
    id,
    username,
    name: username,
    verified: false,
    created_at: createdAt ?? '2019-05-01T00:00:00.000Z',
    public_metrics: { followers_count: followers, following_count: following, tweet_count: 10, listed_count: 0 },
  }
}

function answerOf(options: XStubOptions, { path, query, headers }: JsonRequest): JsonAnswer {
  const { tweets = [], users = [], keys = ['x-key'] } = options
  const key = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
  if (!key || !keys.includes(key)) return xProblem(401, 'Unauthorized')
  if (path !== '/2/tweets/search/recent') return xProblem(404, 'Not Found Error')
  const most = Number(query.get('max_results') ?? 10)
  if (!query.get('query') || most < 10 || most > 100) return xProblem(400, 'Invalid Request')
  const page = tweets.slice(0, most)
  // As the service does: no `data` at all where nothing is found.
  if (page.length === 0) return { status: 200, body: { meta: { result_count: 0 } } }
  const isMore = options.hasMore || tweets.length > most
  const authors = new Set(page.map(({ id, authorId = `9${id}` }) => authorId))
  const known = new Map(users.map((user) => [user.id, user]))
  return {
    status: 200,
    body: {
      data: page.map(tweetBody),
      includes: { users: [...authors].map((id) => userBody(known.get(id) ?? { id })) },
      meta: {
        newest_id: page[0]?.id,
        oldest_id: page.at(-1)?.id,
        result_count: page.length,
        ...(isMore ? { next_token: 'b26v89c19zqg8o3f' } : {}),
      },
    },
  }
}

/** Starts a stub of X's API v2: recent search by a bearer token. */
export function startXStub(options: XStubOptions = {}): Promise<JsonStub> {
  return startJsonStub((request) => answerOf(options, request))
}
