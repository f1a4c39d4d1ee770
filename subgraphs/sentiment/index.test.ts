import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fearAndGreedDay } from '../../tests/stubs/alternative-me.ts'
import { askSubgraph } from '../../tests/support/ask-subgraph.ts'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { codes, ETH, POSTS, type SentimentWorld, startSentimentWorld } from './testing/sentiment-world.ts'

const BTC = 'bip122:000000000019d6689c085ae165831e93/slip44:0'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let world: SentimentWorld

beforeAll(async () => {
  database = await createTestDatabase()
})
beforeEach(async () => {
  world = await startSentimentWorld(database.url)
  return () => world.dispose()
})
afterAll(() => database.dispose())

describe('what is said about an asset', () => {
  it("is the market's mood, votes, and the largest community; never whole without posts", async () => {
    const report = await world.reportOf(await world.startCoingecko())
    expect(report).toMatchObject({ status: 'PARTIAL', score: null })
    expect(report.fearAndGreed).toMatchObject({ value: 40, unit: 'index points', stale: false, confidence: 0.9 })
    expect(report.positiveVoteShare).toMatchObject({ value: 0.8407, unit: 'fraction' })
    expect(report.communitySize).toMatchObject({ value: 6127543, unit: 'members' })
    expect(report.communitySize.method).toContain('Reddit subscribers')
    expect(codes(report.findings)).toEqual(['MARKET_FEAR'])
    expect(codes(report.missing)).toEqual(POSTS)
    expect(report.missing.map(({ reason }: { reason: string }) => reason)).toEqual([
      'X: it gives posts only with X_BEARER_TOKEN.',
      'Reddit: it gives posts only with REDDIT_ACCESS_TOKEN.',
      'Discord: it gives posts only with DISCORD_BOT_TOKEN and DISCORD_CHANNEL_IDS.',
    ])
    expect(report).toMatchObject({ balance: null, postVolume: null, volumeZScore: null, filteredShare: null })
    expect(report).toMatchObject({ distribution: null, examplePosts: [], discordMembers: null, discordOnline: null })
  })

  it('leads every number back to its source', async () => {
    const report = await world.reportOf(await world.startCoingecko())
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
    expect(report.evidence).toHaveLength(4)
  })

  it('is counted in the largest community', async () => {
    const community_data = { reddit_subscribers: 5, telegram_channel_user_count: 700, twitter_followers: 60 }
    const { communitySize } = await world.reportOf(await world.startCoingecko({ community_data }))
    expect(communitySize).toMatchObject({ value: 700, method: expect.stringContaining('Telegram') })
  })

  it('is unknown, not nothing, where CoinGecko counts 0 or null', async () => {
    const community_data = { reddit_subscribers: 0, telegram_channel_user_count: null, twitter_followers: null }
    const report = await world.reportOf(
      await world.startCoingecko({ community_data, sentiment_votes_up_percentage: null }),
    )
    expect(report).toMatchObject({ communitySize: null, positiveVoteShare: null })
    expect(codes(report.missing)).toEqual(['NOT_FOUND', 'NOT_FOUND', ...POSTS])
  })

  it.each([
    [50, ['MARKET_FEAR']],
    [49.99, ['VOTES_MOSTLY_NEGATIVE', 'MARKET_FEAR']],
  ])('with %f %% of votes for it stands out as %j', async (percentage, expected) => {
    const report = await world.reportOf(await world.startCoingecko({ sentiment_votes_up_percentage: percentage }))
    expect(codes(report.findings)).toEqual(expected)
  })

  it('is read once per request, however often it is asked for', async () => {
    const coingecko = await world.startCoingecko()
    const [platform, subgraph] = await world.start(coingecko)
    const query = `query($id: ID!, $refs: [_Any!]!) {
      a: token(id: $id) { sentiment { observedAt } } b: token(id: $id) { sentiment { observedAt } }
      _entities(representations: $refs) { ... on Token { sentiment { observedAt } } } }`
    const variables = { id: ETH, refs: [{ __typename: 'Token', id: ETH }] }
    const { data } = await askSubgraph(platform, subgraph, { query, variables })
    expect(data.b).toEqual(data.a)
    expect(data._entities).toEqual([data.a])
    expect([world.mood.requests.length, coingecko.requests.length]).toEqual([1, 1])
  })
})

describe('a token', () => {
  it('is parsed without asking anyone', async () => {
    const coingecko = await world.startCoingecko()
    const [platform, subgraph] = await world.start(coingecko)
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
    expect([...world.mood.requests, ...coingecko.requests]).toEqual([])
  })
})

/** Short only where it has to run out, and long enough for the sources beside it. */
const limitFor = (behaviour: unknown) => (behaviour === 'hang' ? { sourceTimeoutMs: 1_000 } : {})

describe('a source that fails', () => {
  it.each([
    ['drop', 'SOURCE_UNREACHABLE'],
    ['limited', 'RATE_LIMITED'],
    ['garbage', 'BAD_ANSWER'],
    ['error', 'BAD_ANSWER'],
    ['hang', 'TIMED_OUT'],
  ] as const)('at alternative.me (%s) is %s, and the community is whole', async (behaviour, code) => {
    world.mood.behaviour = behaviour
    const report = await world.reportOf(await world.startCoingecko(), ETH, limitFor(behaviour))
    expect(report).toMatchObject({ status: 'PARTIAL', fearAndGreed: null, findings: [] })
    expect(report.coinMarketCapFearAndGreed.value).toBe(45)
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
    const coingecko = await world.startCoingecko()
    coingecko.behave(/coins/, behaviour)
    const report = await world.reportOf(coingecko, ETH, limitFor(behaviour))
    expect(report).toMatchObject({ status: 'PARTIAL', positiveVoteShare: null, communitySize: null })
    expect(codes(report.missing)).toEqual([code, ...POSTS])
    expect(report.fearAndGreed.value).toBe(40)
  })

  it('in one section costs that section: a community of text leaves the votes', async () => {
    const report = await world.reportOf(await world.startCoingecko({ community_data: { reddit_subscribers: 'many' } }))
    expect(codes(report.missing)).toEqual(['BAD_ANSWER', ...POSTS])
    expect(report).toMatchObject({ communitySize: null, positiveVoteShare: { value: 0.8407 } })
  })

  it.each([[-1], [100.01]])('in the votes costs the votes: %f %%', async (percentage) => {
    const report = await world.reportOf(await world.startCoingecko({ sentiment_votes_up_percentage: percentage }))
    expect(codes(report.missing)).toEqual(['BAD_ANSWER', ...POSTS])
    expect(report).toMatchObject({ positiveVoteShare: null, communitySize: { value: 6127543 } })
  })

  it('everywhere is NO_DATA with every reason', async () => {
    const coingecko = await world.startCoingecko()
    coingecko.behave(/coins/, 'down')
    world.mood.behaviour = 'down'
    world.otherMood.behave(/./, 'down')
    const report = await world.reportOf(coingecko)
    expect(report).toMatchObject({ status: 'NO_DATA', evidence: [], findings: [], fearAndGreed: null })
    expect(codes(report.missing)).toEqual(['BAD_ANSWER', 'SOURCE_UNREACHABLE', 'SOURCE_UNREACHABLE', ...POSTS])
  })

  it('by not knowing the asset is NOT_FOUND', async () => {
    const report = await world.reportOf(await world.startCoingecko(), BTC)
    expect(codes(report.missing)).toEqual(['NOT_FOUND', ...POSTS])
  })
})

describe('the second index of the market', () => {
  it('stands beside the first, each with its own source', async () => {
    const report = await world.reportOf(await world.startCoingecko())
    expect(report.coinMarketCapFearAndGreed).toMatchObject({ value: 45, unit: 'index points', stale: false })
    expect(report.coinMarketCapFearAndGreed.evidence).toMatchObject([{ source: 'CoinMarketCap', mode: 'LIVE' }])
    expect(report.coinMarketCapFearAndGreed.method).toContain('of CoinMarketCap')
    expect(codes(report.findings)).not.toContain('MARKET_MOODS_DIFFER')
  })

  it('that says another word is a finding that says so', async () => {
    world.otherReading.fearAndGreed = { value: 71, value_classification: 'Greed' }
    const { findings } = await world.reportOf(await world.startCoingecko())
    const finding = findings.find(({ code }: { code: string }) => code === 'MARKET_MOODS_DIFFER')
    expect(finding).toMatchObject({ severity: 'INFO' })
    expect(finding.detail).toMatch(/^alternative\.me says 40 \("Fear"\), CoinMarketCap 71 \("Greed"\)\./)
    expect(finding.evidence).toHaveLength(2)
  })

  it.each([
    ['down', 'SOURCE_UNREACHABLE'],
    ['hang', 'TIMED_OUT'],
    ['garbage', 'BAD_ANSWER'],
    ['string-numbers', 'BAD_ANSWER'],
    ['huge', 'BAD_ANSWER'],
    ['redirect', 'BAD_ANSWER'],
    [{ status: 200, body: { status: { error_code: '1011', error_message: 'limit' } } }, 'RATE_LIMITED'],
    [
      { status: 200, body: { status: { error_code: 0 }, data: { value: 101, value_classification: 'x' } } },
      'BAD_ANSWER',
    ],
  ] as const)('that fails (%j) is one line, and the first is whole', async (behaviour, code) => {
    world.otherMood.behave(/fear-and-greed/, behaviour)
    const report = await world.reportOf(await world.startCoingecko(), ETH, limitFor(behaviour))
    expect(codes(report.missing)).toEqual([code, ...POSTS])
    expect(report).toMatchObject({ coinMarketCapFearAndGreed: null, fearAndGreed: { value: 40 } })
  })
})

describe('the recorded index', () => {
  it('is dated, stale and RECORDED; of communities there is no recording', async () => {
    const report = await world.reportOf(await world.startCoingecko(), BTC, { data: 'recorded' })
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
    expect(codes(report.missing)).toEqual(['NO_RECORDING', 'NO_RECORDING', ...POSTS])
    expect([world.mood.requests, world.otherMood.requests]).toEqual([[], []])
  })

  it('stands in for no answer of a host that was reached, and never in production', async () => {
    world.mood.behaviour = 'drop'
    expect((await world.reportOf(await world.startCoingecko(), ETH, { data: 'auto' })).fearAndGreed).toBeNull()
    world.mood.behaviour = 'answer'
    world.mood.days = [fearAndGreedDay(90, 'Extreme Greed')]
    const production = await world.reportOf(await world.startCoingecko(), ETH, {
      data: 'recorded',
      environment: 'production',
    })
    expect(production.fearAndGreed).toMatchObject({ value: 90, stale: false })
  })
})
