import type { Config } from '@chainlens/platform/config'
import { SourceFailure } from '@chainlens/platform/sources'
import { afterEach, describe, expect, it } from 'vitest'
import { type DiscordStubOptions, type StubMessage, startDiscordStub } from '../../../tests/stubs/discord.ts'
import type { JsonStub, JsonStubBehaviour } from '../../../tests/stubs/json-stub.ts'
import { type StubSubmission, startRedditStub } from '../../../tests/stubs/reddit.ts'
import { createTestPlatform } from '../../../tests/support/test-platform.ts'
import { createDiscordSource } from './discord.ts'
import { createDiscordClient } from './discord-client.ts'
import { readDiscordServer } from './discord-invite.ts'
import type { PostServices } from './post-services.ts'
import type { PostSource } from './post-source.ts'
import { createRedditSource } from './reddit.ts'
import type { Subject } from './source.ts'

const NOW = new Date()
const SUBJECT: Subject = {
  key: 'k',
  name: null,
  symbol: null,
  contract: null,
  xHandle: null,
  subreddit: 'Coin',
  discordInvite: 'project',
}
const open: { dispose(): Promise<void> }[] = []
afterEach(async () => {
  for (const { dispose } of open.splice(0).reverse()) await dispose()
})

async function services(stub: JsonStub, service: 'REDDIT' | 'DISCORD', more: Partial<Config>): Promise<PostServices> {
  const { platform, dispose } = await createTestPlatform({
    baseUrls: { [service]: stub.url },
    ...more,
  })
  open.push(stub, { dispose })
  return { sources: platform.sources, config: platform.config }
}

async function failureOf(read: Promise<unknown>): Promise<SourceFailure> {
  const outcome = await read.then(
    () => null,
    (error: unknown) => error,
  )
  if (outcome instanceof SourceFailure) return outcome
  throw new Error(`It did not fail as a source does: ${outcome}`)
}

/** Only where nothing comes is the wait cut short, so that a busy machine is no failure. */
const limitFor = (behaviour: JsonStubBehaviour) => (behaviour === 'hang' ? { sourceTimeoutMs: 1_000 } : {})

/** What goes wrong everywhere alike. */
const FAULTS: [string, JsonStubBehaviour, string, RegExp][] = [
  ['down', 'down', 'SOURCE_UNREACHABLE', /broke off/],
  ['hanging', 'hang', 'TIMED_OUT', /1000 ms/],
  ['a page of HTML', 'garbage', 'BAD_ANSWER', /not JSON/],
  ['50 MB', 'huge', 'BAD_ANSWER', /larger than/],
  ['strings for numbers', 'string-numbers', 'BAD_ANSWER', /shape/],
  ['null', { status: 200, body: null }, 'BAD_ANSWER', /shape/],
  ['its own failure', { status: 503, body: {} }, 'BAD_ANSWER', /HTTP 503/],
]
const later = (seconds: number) => ({ 'retry-after': String(seconds) })

describe('posts on Reddit', () => {
  async function start(
    submissions: StubSubmission[] = [{ id: 'a', title: 'T' }],
    more: Partial<Config> = {},
  ): Promise<[PostSource, JsonStub]> {
    const stub = await startRedditStub({ subreddits: { Coin: submissions } })
    return [createRedditSource(await services(stub, 'REDDIT', { keys: { REDDIT: 'reddit-key' }, ...more })), stub]
  }

  it('are titles with their texts; votes below nothing count for nothing', async () => {
    const [source] = await start([
      { id: 'a', title: 'T', selftext: 'body', score: 5, comments: 2, author: 'Some_One' },
      { id: 'b', title: 'gone', selftext: '[removed]', score: -3, author: '[deleted]' },
    ])
    const { posts, evidence } = await source.read(SUBJECT, NOW)
    expect(posts).toMatchObject([
      { id: 'reddit:a', text: 'T\nbody', interactions: 7, authorKey: 'reddit:some_one', followers: null },
      { id: 'reddit:b', text: 'gone', interactions: 0, authorKey: 'reddit:post:b' },
    ])
    expect(posts[0]?.url).toBe('https://www.reddit.com/r/Coin/comments/a/a_title/')
    expect(evidence).toMatchObject({ source: 'Reddit', url: 'https://www.reddit.com/r/Coin/new' })
  })

  it('older than a week, and pinned ones, are not among them', async () => {
    const [source] = await start([
      { id: 'pin', title: 'pinned', stickied: true },
      { id: 'new', title: 'new', createdAt: new Date(NOW.getTime() - 6.9 * 86_400_000) },
      { id: 'old', title: 'old', createdAt: new Date(NOW.getTime() - 7.1 * 86_400_000) },
    ])
    expect((await source.read(SUBJECT, NOW)).posts.map(({ id }) => id)).toEqual(['reddit:new'])
  })

  it('of a page that ends within the week cover time from its oldest on', async () => {
    const page = Array.from({ length: 101 }, (_, index) => ({
      id: `s${index}`,
      title: 't',
      createdAt: new Date(Math.floor(NOW.getTime() / 1000) * 1000 - index * 60_000),
    }))
    const [source] = await start(page)
    const { posts, coveredFrom } = await source.read(SUBJECT, NOW)
    expect(posts).toHaveLength(100)
    expect(coveredFrom).toBe(page[99]?.createdAt.toISOString())
  })

  it('need a subreddit in the listing', async () => {
    const [source, stub] = await start()
    expect((await failureOf(source.read({ ...SUBJECT, subreddit: null }, NOW))).code).toBe('NOT_FOUND')
    expect(stub.requests).toEqual([])
  })

  it.each<[string, JsonStubBehaviour, string, RegExp]>([
    ...FAULTS,
    ['a redirect, as for a name that nobody has', 'redirect', 'NOT_FOUND', /no subreddit/],
    ['a wrong key', { status: 401, body: { message: 'Unauthorized', error: 401 } }, 'KEY_REFUSED', /lasts a day/],
    ['a key without the scope', { status: 403, body: { message: 'Forbidden', error: 403 } }, 'KEY_REFUSED', /scope/],
    ['a closed subreddit', { status: 403, body: { reason: 'private', error: 403 } }, 'NOT_FOUND', /closed/],
    ['an error in a 200', { status: 200, body: { error: 500, message: 'x' } }, 'BAD_ANSWER', /shape/],
  ])('that fail by %s say so', async (_what, behaviour, code, reason) => {
    const [source, stub] = await start(undefined, limitFor(behaviour))
    stub.behave(/new/, behaviour)
    const failure = await failureOf(source.read(SUBJECT, NOW))
    expect([failure.code, failure.message]).toEqual([code, expect.stringMatching(reason)])
    expect(failure.message).not.toContain('reddit-key')
  })

  it('are not asked for again before the limit ends', async () => {
    const [source, stub] = await start()
    stub.behave(/new/, { status: 429, body: {}, headers: { 'x-ratelimit-reset': '120' } })
    const { code, retryAfterMs = 0 } = await failureOf(source.read(SUBJECT, NOW))
    expect(code).toBe('RATE_LIMITED')
    expect(retryAfterMs).toBeGreaterThan(100_000)
    stub.behave(/new/, null)
    expect((await failureOf(source.read(SUBJECT, NOW))).code).toBe('RATE_LIMITED')
    expect(stub.requests).toHaveLength(1)
  })
})

describe('Discord', () => {
  const message = (id: string, more: Partial<StubMessage> = {}): StubMessage => ({ id, content: `text ${id}`, ...more })

  async function start(options: DiscordStubOptions = {}, discordChannelIds = ['11111'], more: Partial<Config> = {}) {
    const stub = await startDiscordStub({
      invites: { project: { guildId: '55555' } },
      channels: { '11111': { guildId: '55555', messages: [message('90001')] } },
      ...options,
    })
    const made = await services(stub, 'DISCORD', { keys: { DISCORD: 'bot-key' }, discordChannelIds, ...more })
    const ask = createDiscordClient(made)
    return { stub, ask, source: createDiscordSource(made, ask) }
  }

  it('counts members of an invitation without a key', async () => {
    const { ask, stub } = await start()
    expect(await readDiscordServer(ask, 'project')).toMatchObject({ guildId: '55555', members: 4200, online: 420 })
    expect(stub.requests[0]?.headers.authorization).toBeUndefined()
    expect(stub.requests[0]?.query.get('with_counts')).toBe('true')
  })

  it('that states no count leaves it unknown, not zero', async () => {
    const { ask } = await start({ invites: { project: { guildId: '55555', members: null, online: null } } })
    expect(await readDiscordServer(ask, 'project')).toMatchObject({ members: null, online: null })
  })

  it.each<[string, JsonStubBehaviour, string, RegExp]>([
    ...FAULTS,
    ['a redirect to this machine', 'redirect', 'BAD_ANSWER', /HTTP 302/],
    ['an invitation that ran out', { status: 404, body: { code: 10006 } }, 'NOT_FOUND', /does not know/],
  ])('that fails by %s says so', async (_what, behaviour, code, reason) => {
    const { ask, stub } = await start({}, [], limitFor(behaviour))
    stub.behave(/invites/, behaviour)
    const failure = await failureOf(readDiscordServer(ask, 'project'))
    expect([failure.code, failure.message]).toEqual([code, expect.stringMatching(reason)])
  })

  it('gives messages of people, not those of programs', async () => {
    const { source } = await start({
      channels: {
        '11111': {
          guildId: '55555',
          messages: [message('90003', { reactions: [2, 3] }), message('90002', { isBot: true })],
        },
      },
    })
    const { posts, evidenceOf } = await source.read(SUBJECT, NOW)
    expect(posts).toMatchObject([{ id: 'discord:90003', interactions: 5, url: null, followers: null }])
    expect(evidenceOf(posts[0]!).excerpt).toBe('text 90003')
  })

  it("reads only channels of the asset's own server, though the bot sees others", async () => {
    const { source, stub } = await start(
      { channels: { '11111': { guildId: '66666', messages: [message('90001')] } } },
      ['11111'],
    )
    expect((await failureOf(source.read(SUBJECT, NOW))).code).toBe('NOT_FOUND')
    expect(stub.requests.map(({ path }) => path).filter((path) => path.endsWith('/messages'))).toEqual([])
  })

  it('says that empty texts are a missing intent, not silence', async () => {
    const { source } = await start({ lacksIntent: true })
    expect(await failureOf(source.read(SUBJECT, NOW))).toMatchObject({
      code: 'KEY_REFUSED',
      message: expect.stringContaining('MESSAGE_CONTENT'),
    })
  })

  it('takes a channel of pictures for what it is', async () => {
    const picture = message('90001', { content: '', hasPicture: true })
    const { source } = await start({ channels: { '11111': { guildId: '55555', messages: [picture] } } })
    expect((await source.read(SUBJECT, NOW)).posts).toEqual([])
  })

  it.each<[string, number, object, string, RegExp]>([
    ['a wrong key', 401, { message: '401: Unauthorized', code: 0 }, 'KEY_REFUSED', /DISCORD_BOT_TOKEN/],
    ['a channel that the bot may not see', 403, { message: 'Missing Access', code: 50001 }, 'KEY_REFUSED', /no access/],
  ])('refuses by %s', async (_what, status, body, code, reason) => {
    const { source, stub } = await start()
    stub.behave(/channels/, { status, body })
    const failure = await failureOf(source.read(SUBJECT, NOW))
    expect([failure.code, failure.message]).toEqual([code, expect.stringMatching(reason)])
  })

  it('is not asked again before the seconds that its body names; the bot and nobody have limits of their own', async () => {
    const { source, ask, stub } = await start()
    const body = { message: 'You are being rate limited.', retry_after: 64.57, global: false }
    stub.behave(/channels/, { status: 429, body, headers: later(65) })
    const failure = await failureOf(source.read(SUBJECT, NOW))
    expect(failure.code).toBe('RATE_LIMITED')
    expect(failure.retryAfterMs).toBeLessThanOrEqual(64_570)
    const asked = stub.requests.length
    expect((await failureOf(source.read(SUBJECT, NOW))).code).toBe('RATE_LIMITED')
    expect(stub.requests).toHaveLength(asked)
    expect(await readDiscordServer(ask, 'project')).toMatchObject({ members: 4200 })
  })
})
