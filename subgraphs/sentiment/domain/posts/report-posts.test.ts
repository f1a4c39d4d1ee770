import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startDiscordStub } from '../../../../tests/stubs/discord.ts'
import type { JsonStub } from '../../../../tests/stubs/json-stub.ts'
import { startRedditStub } from '../../../../tests/stubs/reddit.ts'
import { startXStub } from '../../../../tests/stubs/x.ts'
import { createTestDatabase } from '../../../../tests/support/test-database.ts'
import { codes, ETH, type SentimentWorld, startSentimentWorld } from '../../testing/sentiment-world.ts'

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

const HOUR_MS = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS)
/** Twenty posts on Reddit: 12 glad, 5 angry, 3 flat; one author each. */
const submissions = Array.from({ length: 20 }, (_, index) => ({
  id: `p${index}`,
  title:
    index < 12
      ? `I love this project, reason ${'abcdefghijkl'[index]}`
      : index < 17
        ? `This is a terrible scam, story ${'abcde'[index - 12]}`
        : `The meeting is on day ${'abc'[index - 17]}`,
  createdAt: ago(index + 1),
}))
const LINKS = {
  links: {
    homepage: [],
    chat_url: ['https://discord.com/invite/project', ''],
    subreddit_url: 'https://www.reddit.com/r/ethereum/',
    twitter_screen_name: 'ethereum',
    repos_url: { github: [] },
  },
}

describe('posts about an asset', () => {
  it('on Reddit give number, tone, spread and examples, each leading back to the answer', async () => {
    const reddit = await startRedditStub({ subreddits: { ethereum: submissions } })
    world.open.push(reddit)
    const report = await world.reportOf(await world.startCoingecko(LINKS), ETH, {
      keys: { REDDIT: 'reddit-key' },
      baseUrls: { REDDIT: reddit.url, DISCORD: 'http://127.0.0.1:9' },
    })
    expect(report.postVolume).toMatchObject({ value: 20, unit: 'posts' })
    expect(report.balance).toMatchObject({ value: 0.35, unit: 'ratio' })
    expect(report.balance.method).toContain('VADER 44fc044 + ChainLens crypto lexicon v1')
    expect(report.filteredShare.value).toBe(0)
    expect(report.distribution).toMatchObject({
      scoredPosts: { value: 20 },
      negative: { value: 0.25 },
      neutral: { value: 0.15 },
      positive: { value: 0.6 },
    })
    expect(report.balance.confidence).toBeCloseTo(0.9 * 0.6 * Math.sqrt(0.2), 3)
    expect(report.balance.evidence[0].inputs).toMatchObject([
      { source: 'Reddit', mode: 'LIVE', url: 'https://www.reddit.com/r/ethereum/new' },
    ])
    expect(report.examplePosts).toHaveLength(3)
    const [example] = report.examplePosts
    expect(example).toMatchObject({
      source: 'Reddit',
      url: expect.stringContaining('https://www.reddit.com/r/ethereum'),
    })
    expect(example.tone.evidence[0].inputs[0].excerpt).toBe(example.excerpt)
    expect(codes(report.missing)).toEqual(['SOURCE_UNREACHABLE', 'KEY_REQUIRED', 'KEY_REQUIRED', 'TOO_FEW_DAYS'])
  })

  it('too few to score are counted and given no tone', async () => {
    const reddit = await startRedditStub({ subreddits: { ethereum: submissions.slice(0, 9) } })
    world.open.push(reddit)
    const report = await world.reportOf(await world.startCoingecko(LINKS), ETH, {
      keys: { REDDIT: 'reddit-key' },
      baseUrls: { REDDIT: reddit.url, DISCORD: 'http://127.0.0.1:9' },
    })
    expect(report).toMatchObject({ postVolume: { value: 9 }, balance: null, distribution: null, examplePosts: [] })
    expect(codes(report.missing)).toContain('TOO_FEW_POSTS')
  })

  it('are read from X and a Discord server side by side, and one that fails costs its own', async () => {
    const words = ['great', 'lovely', 'awful', 'horrible', 'good', 'bad', 'nice', 'happy', 'sad', 'superb']
    const x = await startXStub({
      tweets: words.map((word, index) => ({ id: `10${index}`, text: `It is ${word}, friends` })),
    })
    const discord = await startDiscordStub({
      invites: { project: { guildId: '55555' } },
      channels: {
        '11111': { guildId: '55555', messages: [{ id: '90001', content: 'what a wonderful day' }] },
        '22222': { guildId: '66666', messages: [{ id: '90002', content: 'of another project' }] },
      },
    })
    world.open.push(x, discord)
    const report = await world.reportOf(await world.startCoingecko(LINKS), ETH, {
      keys: { X: 'x-key', DISCORD: 'bot-key', REDDIT: 'wrong' },
      discordChannelIds: ['11111', '22222'],
      baseUrls: { X: x.url, DISCORD: discord.url, REDDIT: 'http://127.0.0.1:9' },
    })
    expect(report.postVolume).toMatchObject({ value: 11, method: expect.stringContaining('on X, Discord') })
    expect(report.discordMembers).toMatchObject({ value: 4200, unit: 'members' })
    expect(report.discordOnline.value).toBe(420)
    expect(codes(report.missing)).toEqual(['SOURCE_UNREACHABLE', 'TOO_FEW_DAYS'])
    const [{ path, query }] = x.requests as [JsonStub['requests'][number]]
    expect(path).toBe('/2/tweets/search/recent')
    expect(query.get('query')).toBe('(@ethereum OR ("Ethereum" "ETH")) lang:en -is:retweet')
  })

  it('are never read where recordings are asked for', async () => {
    const reddit = await startRedditStub({ subreddits: { ethereum: submissions } })
    world.open.push(reddit)
    const report = await world.reportOf(await world.startCoingecko(LINKS), ETH, {
      data: 'recorded',
      keys: { REDDIT: 'reddit-key' },
      baseUrls: { REDDIT: reddit.url },
    })
    expect(report.postVolume).toBeNull()
    expect(reddit.requests).toEqual([])
  })
})
