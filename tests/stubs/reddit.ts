import { type JsonAnswer, type JsonRequest, type JsonStub, startJsonStub } from './json-stub.ts'

/** A submission to be served. */
export interface StubSubmission {
  id: string
  title: string
  selftext?: string
  author?: string
  createdAt?: Date
  score?: number
  comments?: number
  stickied?: boolean
}

/** What the stub serves. */
export interface RedditStubOptions {
  /** By name of the subreddit, newest first. */
  subreddits?: Record<string, StubSubmission[]>
  /** Valid access tokens. */
  keys?: string[]
}

function body(submission: StubSubmission, subreddit: string): Record<string, unknown> {
  const { id, title, selftext = '', author = `author_${id}`, score = 1, comments = 0, stickied = false } = submission
  const createdAt = submission.createdAt ?? new Date(Date.now() - 3_600_000)
  return {
    id,
    name: `t3_${id}`,
    subreddit,
    title,
    selftext,
    author,
    created_utc: Math.floor(createdAt.getTime() / 1000),
    score,
    ups: score,
    upvote_ratio: 0.9,
    num_comments: comments,
    permalink: `/r/${subreddit}/comments/${id}/a_title/`,
    url: `https://www.reddit.com/r/${subreddit}/comments/${id}/a_title/`,
    over_18: false,
    stickied,
  }
}

function answerOf({ subreddits = {}, keys = ['reddit-key'] }: RedditStubOptions, request: JsonRequest): JsonAnswer {
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (!key || !keys.includes(key)) return { status: 401, body: { message: 'Unauthorized', error: 401 } }
  const name = /^\/r\/(\w+)\/new$/.exec(request.path)?.[1] ?? ''
  const submissions = subreddits[name]
  if (!submissions) return { status: 404, body: { message: 'Not Found', error: 404 } }
  const limit = Number(request.query.get('limit') ?? 25)
  const page = submissions.slice(0, limit)
  const after = submissions.length > limit ? `t3_${page.at(-1)?.id}` : null
  const children = page.map((submission) => ({ kind: 't3', data: body(submission, name) }))
  return { status: 200, body: { kind: 'Listing', data: { after, before: null, dist: page.length, children } } }
}

/** Starts a stub of Reddit's OAuth API: new submissions of a subreddit. */
export function startRedditStub(options: RedditStubOptions = {}): Promise<JsonStub> {
  return startJsonStub((request) => answerOf(options, request))
}
