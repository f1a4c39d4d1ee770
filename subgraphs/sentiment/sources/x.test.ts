import { join } from 'node:path'
import type { Config } from '@chainlens/platform/config'
import { connectDatabase, type Database, readMigrations } from '@chainlens/platform/db'
import { SourceFailure, sourceDocumentsMigrations } from '@chainlens/platform/sources'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { JsonStub, JsonStubBehaviour } from '../../../tests/stubs/json-stub.ts'
import { type StubTweet, startXStub, type XStubOptions, xProblem } from '../../../tests/stubs/x.ts'
import { createTestDatabase } from '../../../tests/support/test-database.ts'
import { createTestPlatform } from '../../../tests/support/test-platform.ts'
import { createDailyAnswers } from './daily-answers.ts'
import { createDailyBudget } from './daily-budget.ts'
import type { PostSource } from './post-source.ts'
import type { Subject } from './source.ts'
import { createXSource, questionOf } from './x.ts'

const NOW = new Date()
let made: Awaited<ReturnType<typeof createTestDatabase>>
let database: Database
let subjects = 0
const open: { dispose(): Promise<void> }[] = []

beforeAll(async () => {
  made = await createTestDatabase()
  const migrations = [...sourceDocumentsMigrations, ...readMigrations(join(import.meta.dirname, '../migrations'))]
  database = await connectDatabase({ url: made.url, schema: 'sentiment', entities: [], migrations })
})
afterEach(async () => {
  for (const { dispose } of open.splice(0).reverse()) await dispose()
  await database.query(`delete from ${database.schema}.paid_reads`)
})
afterAll(async () => {
  await database.dispose()
  await made.dispose()
})

/** A subject of a test's own, so that no answer that another test paid for serves it. */
function newSubject(): Subject {
  subjects += 1
  return {
    key: 'k',
    name: null,
    symbol: null,
    contract: null,
    xHandle: `h${subjects}`,
    subreddit: null,
    discordInvite: null,
  }
}

async function start(options: XStubOptions = {}, overrides: Partial<Config> = {}): Promise<[PostSource, JsonStub]> {
  const stub = await startXStub(options)
  const { platform, dispose } = await createTestPlatform({
    baseUrls: { X: stub.url },
    keys: { X: 'x-key' },
    ...overrides,
  })
  open.push(stub, { dispose })
  return [sourceOn(platform.sources.forSubgraph(database), platform.config), stub]
}

function sourceOn(sources: Parameters<typeof createXSource>[0]['sources'], config: Config): PostSource {
  const budget = createDailyBudget(database, {
    source: 'X',
    limit: config.xDailyPostLimit,
    setting: 'X_DAILY_POST_LIMIT',
  })
  return createXSource({ sources, config }, budget, createDailyAnswers(database, 'X'))
}

async function failureOf(read: Promise<unknown>): Promise<SourceFailure> {
  const outcome = await read.then(
    () => null,
    (error: unknown) => error,
  )
  if (outcome instanceof SourceFailure) return outcome
  throw new Error(`It did not fail as a source does: ${outcome}`)
}

async function spent(): Promise<number> {
  const rows = await database.query<{ posts: number }>(`select posts from ${database.schema}.paid_reads`)
  return rows.reduce((sum, { posts }) => sum + posts, 0)
}

/** Only where nothing comes is the wait cut short, so that a busy machine is no failure. */
const limitFor = (behaviour: JsonStubBehaviour) => (behaviour === 'hang' ? { sourceTimeoutMs: 1_000 } : {})

const tweets = (count: number): StubTweet[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${1000 + index}`, text: `post ${index}` }))

describe('the question to X', () => {
  const subject: Subject = { ...newSubject(), xHandle: null }

  it('is by account, contract, or name and symbol together, in English, without reposts', () => {
    const whole = { ...subject, xHandle: 'Uniswap', contract: '0x1f98', name: 'Uniswap', symbol: 'UNI' }
    expect(questionOf(whole)).toBe('(@Uniswap OR "0x1f98" OR ("Uniswap" "UNI")) lang:en -is:retweet')
  })

  it('is never by a symbol alone, which is many tokens', () => {
    expect(questionOf({ ...subject, symbol: 'UNI' })).toBeNull()
  })

  it('holds no quotation mark of a name, which would change its meaning', () => {
    expect(questionOf({ ...subject, name: 'A" OR "bitcoin', symbol: 'A' })).toBe(
      '(("A  OR  bitcoin" "A")) lang:en -is:retweet',
    )
  })
})

describe('posts on X', () => {
  it('come with reach, age of the account and address, and lead back to the answer', async () => {
    const [source] = await start({
      tweets: [{ id: '111', text: 'Hi &amp; bye', authorId: '7', likes: 5, views: 50 }],
      users: [{ id: '7', username: 'someone', followers: 10, following: 20, createdAt: '2020-01-02T03:04:05.000Z' }],
    })
    const { posts, evidence, evidenceOf, coveredFrom } = await source.read(newSubject(), NOW)
    expect(posts).toMatchObject([
      {
        id: 'x:111',
        text: 'Hi &amp; bye',
        authorKey: 'x:7',
        followers: 10,
        following: 20,
        accountCreatedAt: '2020-01-02T03:04:05.000Z',
        interactions: 5,
        views: 50,
        language: 'en',
        url: 'https://x.com/i/web/status/111',
      },
    ])
    expect(evidence).toMatchObject({ source: 'X', mode: 'LIVE', excerpt: expect.stringContaining('1 posts') })
    expect(evidence.contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(evidenceOf(posts[0]!)).toMatchObject({ excerpt: 'Hi &amp; bye', contentHash: evidence.contentHash })
    expect(Date.parse(coveredFrom)).toBe(NOW.getTime() - 7 * 86_400_000)
  })

  it('are none where X sends no data at all', async () => {
    const [source] = await start()
    expect((await source.read(newSubject(), NOW)).posts).toEqual([])
  })

  it('that are more than were read cover time from the oldest one only', async () => {
    const createdAt = new Date(NOW.getTime() - 7_200_000).toISOString()
    const [source] = await start({ tweets: [{ id: '1', text: 'a', createdAt }], hasMore: true })
    expect((await source.read(newSubject(), NOW)).coveredFrom).toBe(createdAt)
  })

  it('are asked for once in a UTC day, by several at a time and after a restart too', async () => {
    const [source, stub] = await start({ tweets: tweets(3) })
    const subject = newSubject()
    const [first] = await Promise.all([source.read(subject, NOW), source.read(subject, NOW)])
    const { platform, dispose } = await createTestPlatform({ baseUrls: { X: stub.url }, keys: { X: 'x-key' } })
    open.push({ dispose })
    const restarted = sourceOn(platform.sources.forSubgraph(database), platform.config)
    const again = await restarted.read(subject, NOW)
    expect(again.posts).toEqual(first.posts)
    expect(again.evidence).toMatchObject({ mode: 'CACHED', contentHash: first.evidence.contentHash })
    expect(stub.requests).toHaveLength(1)
    await restarted.read(subject, new Date(NOW.getTime() + 86_400_000))
    expect(stub.requests).toHaveLength(2)
  })
})

describe('the budget of posts', () => {
  it('is spent by the posts that came, not by those that might have', async () => {
    const [source, stub] = await start({ tweets: tweets(3) }, { xDailyPostLimit: 200 })
    await source.read(newSubject(), NOW)
    expect(stub.requests[0]?.query.get('max_results')).toBe('100')
    expect(await spent()).toBe(3)
  })

  it('bounds a question by what is left, and then ends it: BUDGET_SPENT, without asking', async () => {
    const [source, stub] = await start({ tweets: tweets(100) }, { xDailyPostLimit: 120 })
    await source.read(newSubject(), NOW)
    await source.read(newSubject(), NOW)
    expect(stub.requests.map(({ query }) => query.get('max_results'))).toEqual(['100', '20'])
    const failure = await failureOf(source.read(newSubject(), NOW))
    expect(failure).toMatchObject({ code: 'BUDGET_SPENT', message: expect.stringContaining('X_DAILY_POST_LIMIT') })
    expect(stub.requests).toHaveLength(2)
    expect(await spent()).toBe(120)
  })

  it.each([
    [9, 'BUDGET_SPENT'],
    [0, 'BUDGET_SPENT'],
  ])('of %i is less than a page of X, so nothing is asked', async (xDailyPostLimit, code) => {
    const [source, stub] = await start({ tweets: tweets(3) }, { xDailyPostLimit })
    expect((await failureOf(source.read(newSubject(), NOW))).code).toBe(code)
    expect(stub.requests).toEqual([])
  })

  it('of 10 is one page of X', async () => {
    const [source] = await start({ tweets: tweets(30) }, { xDailyPostLimit: 10 })
    expect((await source.read(newSubject(), NOW)).posts).toHaveLength(10)
  })

  it('is never overdrawn by many at a time', async () => {
    const [source] = await start({ tweets: tweets(100) }, { xDailyPostLimit: 250 })
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => source.read(newSubject(), NOW)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await spent()).toBe(250)
  })

  it('is given back where X refused, and not where its answer broke off', async () => {
    const [source, stub] = await start({ tweets: tweets(3) }, limitFor('hang'))
    stub.behave(/search/, xProblem(403, 'Client Forbidden'))
    await failureOf(source.read(newSubject(), NOW))
    expect(await spent()).toBe(0)
    stub.behave(/search/, 'hang')
    await failureOf(source.read(newSubject(), NOW))
    expect(await spent()).toBe(100)
  })
})

describe('X going wrong', () => {
  const inASecond = () => String(Math.ceil(Date.now() / 1000) + 600)

  it.each<[string, JsonStubBehaviour, string, RegExp]>([
    ['down', 'down', 'SOURCE_UNREACHABLE', /broke off/],
    ['hanging', 'hang', 'TIMED_OUT', /1000 ms/],
    ['a page of HTML', 'garbage', 'BAD_ANSWER', /not JSON/],
    ['50 MB', 'huge', 'BAD_ANSWER', /larger than 3 MB/],
    ['a redirect to this machine', 'redirect', 'BAD_ANSWER', /HTTP 302/],
    ['strings for numbers', 'string-numbers', 'BAD_ANSWER', /public_metrics/],
    ['a wrong key', xProblem(401, 'Unauthorized'), 'KEY_REFUSED', /X_BEARER_TOKEN/],
    ['a key without access', xProblem(403, 'Client Forbidden'), 'KEY_REFUSED', /no access to search/],
    ['no credits', xProblem(402, 'CreditsDepleted', 'https://api.x.com/2/problems/credits'), 'BUDGET_SPENT', /credits/],
    [
      'its own cap',
      xProblem(429, 'UsageCapExceeded', 'https://api.x.com/2/problems/usage-capped'),
      'BUDGET_SPENT',
      /cap/,
    ],
    ['a bad request', xProblem(400, 'Invalid Request'), 'BAD_ANSWER', /HTTP 400/],
    ['its own failure', xProblem(503, 'Service Unavailable'), 'BAD_ANSWER', /HTTP 503/],
    [
      'errors in a 200',
      { status: 200, body: { errors: [{ title: 'Not Found Error', type: 'about:blank' }] } },
      'BAD_ANSWER',
      /with an error/,
    ],
    ['null', { status: 200, body: null }, 'BAD_ANSWER', /shape/],
    ['an empty object', { status: 200, body: {} }, 'BAD_ANSWER', /meta/],
  ])('by %s is a failure with its reason', async (_what, behaviour, code, reason) => {
    const [source, stub] = await start({ tweets: tweets(3) }, limitFor(behaviour))
    stub.behave(/search/, behaviour)
    const failure = await failureOf(source.read(newSubject(), NOW))
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(reason)
    expect(failure.message).not.toContain('x-key')
  })

  it('by errors of parts beside data leaves the data', async () => {
    const [source, stub] = await start({ tweets: tweets(1) })
    const data = [
      {
        id: '5',
        text: 'hi',
        author_id: '6',
        created_at: NOW.toISOString(),
        public_metrics: { like_count: 0, retweet_count: 0, reply_count: 0, quote_count: 0 },
      },
    ]
    stub.behave(/search/, {
      status: 200,
      body: { data, meta: { result_count: 1 }, errors: [{ title: 'Not Found Error' }] },
    })
    const { posts } = await source.read(newSubject(), NOW)
    expect(posts).toMatchObject([{ id: 'x:5', followers: null, views: null, language: null }])
  })

  it('by its limit is not asked again before the time that it named', async () => {
    const [source, stub] = await start({ tweets: tweets(3) })
    const headers = { 'x-rate-limit-reset': inASecond() }
    stub.behave(/search/, { ...xProblem(429, 'Too Many Requests'), headers })
    expect(await failureOf(source.read(newSubject(), NOW))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterMs: expect.any(Number),
    })
    stub.behave(/search/, null)
    expect((await failureOf(source.read(newSubject(), NOW))).code).toBe('RATE_LIMITED')
    expect(stub.requests).toHaveLength(1)
    expect(await spent()).toBe(0)
  })
})
