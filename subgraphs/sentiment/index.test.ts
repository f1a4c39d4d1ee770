import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '@chainlens/platform/config'
import { createSubgraph, type RunningSubgraph } from '@chainlens/platform/graphql'
import type { Platform } from '@chainlens/platform/service'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AlternativeMeStub, fearAndGreedDay, startAlternativeMeStub } from '../../tests/stubs/alternative-me.ts'
import { type CoingeckoStub, type StubCoin, startCoingeckoStub } from '../../tests/stubs/coingecko.ts'
import { askSubgraph } from '../../tests/support/ask-subgraph.ts'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { createTestPlatform } from '../../tests/support/test-platform.ts'
import sentiment from './index.ts'

const sdl = readFileSync(join(import.meta.dirname, '../../schema/subgraphs/sentiment.graphql'), 'utf8')
const ETH = 'eip155:1/slip44:60'
const BTC = 'bip122:000000000019d6689c085ae165831e93/slip44:0'

const QUERY = `query($id: ID!) { token(id: $id) { sentiment {
    status score observedAt
    findings { code severity title detail evidence { id } }
    missing { code signal reason }
    evidence { id source }
    balance { value } postVolume { value } volumeZScore { value } filteredShare { value }
    fearAndGreed { ...M } positiveVoteShare { ...M } communitySize { ...M }
  } } }
  fragment M on Measure { value unit method asOf stale confidence evidence { ...E inputs { ...E } } }
  fragment E on Evidence { id source url mode asOf retrievedAt contentHash excerpt }`

/** Signals that need posts: always missing. */
const POSTS = ['KEY_REQUIRED', 'KEY_REQUIRED', 'KEY_REQUIRED', 'KEY_REQUIRED']

let database: Awaited<ReturnType<typeof createTestDatabase>>
let mood: AlternativeMeStub
const open: { dispose(): Promise<void> }[] = []

beforeAll(async () => {
  database = await createTestDatabase()
})

beforeEach(async () => {
  mood = await startAlternativeMeStub()
  return async () => {
    for (const { dispose } of open.splice(0).reverse()) await dispose()
    await mood.dispose()
  }
})

afterAll(() => database.dispose())

/** CoinGecko with ETH as given. */
async function startCoingecko(body: Record<string, unknown> = {}): Promise<CoingeckoStub> {
  const coin: StubCoin = { id: 'ethereum', symbol: 'eth', name: 'Ethereum', body }
  const stub = await startCoingeckoStub({ coins: [coin] })
  open.push(stub)
  return stub
}

async function start(coingecko: CoingeckoStub, overrides: Partial<Config> = {}): Promise<[Platform, RunningSubgraph]> {
  const baseUrls = { COINGECKO: coingecko.url, ALTERNATIVE_ME: mood.url }
  const made = await createTestPlatform({ databaseUrl: database.url, baseUrls, ...overrides })
  const subgraph = await createSubgraph(sentiment, made.platform, sdl)
  open.push(made, subgraph)
  return [made.platform, subgraph]
}

async function reportOf(coingecko: CoingeckoStub, id = ETH, overrides: Partial<Config> = {}) {
  const [platform, subgraph] = await start(coingecko, overrides)
  const { data, errors } = await askSubgraph(platform, subgraph, { query: QUERY, variables: { id } })
  expect(errors).toBeUndefined()
  return data.token.sentiment
}

const codes = (list: { code: string }[]) => list.map(({ code }) => code)

describe('what is said about an asset', () => {
  it("is the market's mood, votes, and the largest community; never whole without posts", async () => {
    const report = await reportOf(await startCoingecko())
    expect(report).toMatchObject({ status: 'PARTIAL', score: null })
    expect(report.fearAndGreed).toMatchObject({ value: 40, unit: 'index points', stale: false, confidence: 0.9 })
    expect(report.positiveVoteShare).toMatchObject({ value: 0.8407, unit: 'fraction' })
    expect(report.communitySize).toMatchObject({ value: 6127543, unit: 'members' })
    expect(report.communitySize.method).toContain('Reddit subscribers')
    expect(codes(report.findings)).toEqual(['MARKET_FEAR'])
    expect(codes(report.missing)).toEqual(POSTS)
    for (const { reason } of report.missing) expect(reason).toContain('No source of posts is connected')
    expect(report).toMatchObject({ balance: null, postVolume: null, volumeZScore: null, filteredShare: null })
  })

  it('leads every number back to its source', async () => {
    const report = await reportOf(await startCoingecko())
    expect(report.fearAndGreed.evidence).toMatchObject([
      { source: 'alternative.me', mode: 'LIVE', excerpt: expect.stringContaining('"value_classification":"Fear"') },
    ])
    expect(report.positiveVoteShare.evidence).toMatchObject([
      {
        mode: 'COMPUTED',
        inputs: [
          {
            source: 'CoinGecko',
            url: 'https://www.coingecko.com/en/coins/ethereum',
            excerpt: 'sentiment_votes_up_percentage: 84.07',
          },
        ],
      },
    ])
    expect(report.communitySize.evidence).toMatchObject([
      { source: 'CoinGecko', excerpt: expect.stringContaining('reddit_subscribers: 6127543') },
    ])
    expect(report.evidence).toHaveLength(3)
  })

  it('is counted in the largest community', async () => {
    const community_data = { reddit_subscribers: 5, telegram_channel_user_count: 700, twitter_followers: 60 }
    const { communitySize } = await reportOf(await startCoingecko({ community_data }))
    expect(communitySize).toMatchObject({ value: 700, method: expect.stringContaining('Telegram') })
  })

  it('is unknown, not nothing, where CoinGecko counts 0 or null', async () => {
    const community_data = { reddit_subscribers: 0, telegram_channel_user_count: null, twitter_followers: null }
    const report = await reportOf(await startCoingecko({ community_data, sentiment_votes_up_percentage: null }))
    expect(report).toMatchObject({ communitySize: null, positiveVoteShare: null })
    expect(codes(report.missing)).toEqual(['NOT_FOUND', 'NOT_FOUND', ...POSTS])
  })

  it.each([
    [50, ['MARKET_FEAR']],
    [49.99, ['VOTES_MOSTLY_NEGATIVE', 'MARKET_FEAR']],
  ])('with %f %% of votes for it stands out as %j', async (percentage, expected) => {
    const report = await reportOf(await startCoingecko({ sentiment_votes_up_percentage: percentage }))
    expect(codes(report.findings)).toEqual(expected)
  })

  it('is read once per request, however often it is asked for', async () => {
    const coingecko = await startCoingecko()
    const [platform, subgraph] = await start(coingecko)
    const query = `query($id: ID!, $refs: [_Any!]!) {
      a: token(id: $id) { sentiment { observedAt } } b: token(id: $id) { sentiment { observedAt } }
      _entities(representations: $refs) { ... on Token { sentiment { observedAt } } } }`
    const variables = { id: ETH, refs: [{ __typename: 'Token', id: ETH }] }
    const { data } = await askSubgraph(platform, subgraph, { query, variables })
    expect(data.b).toEqual(data.a)
    expect(data._entities).toEqual([data.a])
    expect([mood.requests.length, coingecko.requests.length]).toEqual([1, 1])
  })
})

describe('a token', () => {
  it('is parsed without asking anyone', async () => {
    const coingecko = await startCoingecko()
    const [platform, subgraph] = await start(coingecko)
    const query = `query($refs: [_Any!]!) { token(id: "${ETH}") { id chainId address } none: token(id: "?") { id }
      _entities(representations: $refs) { ... on Token { id chainId address } } }`
    const refs = [
      { __typename: 'Token', id: BTC },
      { __typename: 'Token', id: 'nonsense' },
    ]
    const { data } = await askSubgraph(platform, subgraph, { query, variables: { refs } })
    expect(data).toEqual({
      token: { id: ETH, chainId: 'eip155:1', address: null },
      none: null,
      _entities: [{ id: BTC, chainId: BTC.split('/')[0], address: null }, null],
    })
    expect([...mood.requests, ...coingecko.requests]).toEqual([])
  })
})

describe('a source that fails', () => {
  it.each([
    ['drop', 'SOURCE_UNREACHABLE'],
    ['limited', 'RATE_LIMITED'],
    ['garbage', 'BAD_ANSWER'],
    ['error', 'BAD_ANSWER'],
    ['hang', 'TIMED_OUT'],
  ] as const)('at alternative.me (%s) is %s, and the community is whole', async (behaviour, code) => {
    mood.behaviour = behaviour
    const report = await reportOf(await startCoingecko(), ETH, { sourceTimeoutMs: 300 })
    expect(report).toMatchObject({ status: 'PARTIAL', fearAndGreed: null, findings: [] })
    expect(codes(report.missing)).toEqual([code, ...POSTS])
    expect(report.missing[0]).toMatchObject({ signal: 'fear and greed of the whole market' })
    expect(report.communitySize.value).toBe(6127543)
  })

  it.each([
    ['down', 'SOURCE_UNREACHABLE'],
    ['limited', 'RATE_LIMITED'],
    ['garbage', 'BAD_ANSWER'],
    ['error-in-200', 'KEY_REQUIRED'],
    ['hang', 'TIMED_OUT'],
  ] as const)("at CoinGecko (%s) is %s, and the market's mood is whole", async (behaviour, code) => {
    const coingecko = await startCoingecko()
    coingecko.behave(/coins/, behaviour)
    const report = await reportOf(coingecko, ETH, { sourceTimeoutMs: 300 })
    expect(report).toMatchObject({ status: 'PARTIAL', positiveVoteShare: null, communitySize: null })
    expect(codes(report.missing)).toEqual([code, ...POSTS])
    expect(report.fearAndGreed.value).toBe(40)
  })

  it('in one section costs that section: a community of text leaves the votes', async () => {
    const report = await reportOf(await startCoingecko({ community_data: { reddit_subscribers: 'many' } }))
    expect(codes(report.missing)).toEqual(['BAD_ANSWER', ...POSTS])
    expect(report).toMatchObject({ communitySize: null, positiveVoteShare: { value: 0.8407 } })
  })

  it.each([[-1], [100.01]])('in the votes costs the votes: %f %%', async (percentage) => {
    const report = await reportOf(await startCoingecko({ sentiment_votes_up_percentage: percentage }))
    expect(codes(report.missing)).toEqual(['BAD_ANSWER', ...POSTS])
    expect(report).toMatchObject({ positiveVoteShare: null, communitySize: { value: 6127543 } })
  })

  it('everywhere is NO_DATA with every reason', async () => {
    const coingecko = await startCoingecko()
    coingecko.behave(/coins/, 'down')
    mood.behaviour = 'down'
    const report = await reportOf(coingecko)
    expect(report).toMatchObject({ status: 'NO_DATA', evidence: [], findings: [], fearAndGreed: null })
    expect(codes(report.missing)).toEqual(['BAD_ANSWER', 'SOURCE_UNREACHABLE', ...POSTS])
  })

  it('by not knowing the asset is NOT_FOUND', async () => {
    const report = await reportOf(await startCoingecko(), BTC)
    expect(codes(report.missing)).toEqual(['NOT_FOUND', ...POSTS])
  })
})

describe('the recorded index', () => {
  it('is dated, stale and RECORDED; of communities there is no recording', async () => {
    const report = await reportOf(await startCoingecko(), BTC, { data: 'recorded' })
    expect(report.status).toBe('PARTIAL')
    expect(report.fearAndGreed).toMatchObject({
      value: 8,
      stale: true,
      asOf: '2026-02-24T00:00:00.000Z',
      confidence: 0.35,
      evidence: [{ mode: 'RECORDED', source: 'alternative.me', asOf: '2026-02-24T00:00:00.000Z' }],
    })
    expect(report.findings[0]).toMatchObject({ code: 'MARKET_EXTREME_FEAR', severity: 'INFO' })
    expect(report.findings[0].detail).toContain('On 2026-02-24')
    expect(codes(report.missing)).toEqual(['NO_RECORDING', ...POSTS])
    expect(mood.requests).toEqual([])
  })

  it('stands in for no answer of a host that was reached, and never in production', async () => {
    mood.behaviour = 'drop'
    expect((await reportOf(await startCoingecko(), ETH, { data: 'auto' })).fearAndGreed).toBeNull()
    mood.behaviour = 'answer'
    mood.days = [fearAndGreedDay(90, 'Extreme Greed')]
    const production = await reportOf(await startCoingecko(), ETH, { data: 'recorded', environment: 'production' })
    expect(production.fearAndGreed).toMatchObject({ value: 90, stale: false })
  })
})
