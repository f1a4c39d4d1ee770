import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '@chainlens/platform/config'
import { connectDatabase } from '@chainlens/platform/db'
import { createSubgraph, type RunningSubgraph } from '@chainlens/platform/graphql'
import { sourceDocumentsMigrations } from '@chainlens/platform/sources'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CoingeckoStub, startCoingeckoStub } from '../../tests/stubs/coingecko.ts'
import { type GithubStub, type StubRepository, startGithubStub, stubRepository } from '../../tests/stubs/github.ts'
import { askSubgraph } from '../../tests/support/ask-subgraph.ts'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { createTestPlatform, type TestPlatform } from '../../tests/support/test-platform.ts'
import team from './index.ts'

const sdl = readFileSync(join(import.meta.dirname, '../../schema/subgraphs/team.graphql'), 'utf8')
const ETH = 'eip155:1/slip44:60'
const BTC = 'bip122:000000000019d6689c085ae165831e93/slip44:0'
const UNI = 'eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'

const REPORT = `
  fragment M on Measure { value unit method asOf stale confidence evidence { ...E inputs { ...E } } }
  fragment E on Evidence { id source url mode asOf retrievedAt contentHash excerpt }
  fragment R on TeamReport {
    status score repository observedAt
    findings { code severity title detail evidence { id } }
    missing { code signal reason }
    identity { claim level from to evidence { id } }
    evidence { ...E }
    contributorAbsenceFactor { ...M } contributorAbsenceFactor52w { ...M } activeContributors90d { ...M }
    commitsPerWeek90d { ...M } daysSinceLastRelease { ...M }
  }`
const QUERY = `query($id: ID!) { token(id: $id) { id chainId address team { ...R } } } ${REPORT}`

let database: Awaited<ReturnType<typeof createTestDatabase>>
let coingecko: CoingeckoStub
let github: GithubStub
const open: { dispose(): Promise<void> }[] = []

beforeAll(async () => {
  database = await createTestDatabase()
})

beforeEach(async () => {
  const links = (github: string[]) => ({ links: { homepage: [], repos_url: { github, bitbucket: [] } } })
  coingecko = await startCoingeckoStub({
    coins: [
      {
        id: 'ethereum',
        symbol: 'eth',
        name: 'Ethereum',
        body: links(['https://github.com/acme/token', 'https://github.com/acme/other']),
      },
      { id: 'bitcoin', symbol: 'btc', name: 'Bitcoin', body: links(['https://github.com/acme']) },
      { id: 'uniswap', symbol: 'uni', name: 'Uniswap', platform: 'ethereum', platforms: { ethereum: UNI.slice(-42) } },
    ],
  })
  github = await startGithubStub({ repositories: [stubRepository('acme/token')] })
  return async () => {
    for (const { dispose } of open.splice(0).reverse()) await dispose()
    await coingecko.dispose()
    await github.dispose()
  }
})

afterAll(() => database.dispose())

/** The subgraph, asking the stubs, or with `baseUrls: {}` hosts that this test never reaches. */
async function start(overrides: Partial<Config> = {}): Promise<[TestPlatform['platform'], RunningSubgraph]> {
  const baseUrls = { COINGECKO: coingecko.url, GITHUB: github.url }
  const made = await createTestPlatform({ databaseUrl: database.url, baseUrls, ...overrides })
  const subgraph = await createSubgraph(team, made.platform, sdl)
  open.push(made, subgraph)
  return [made.platform, subgraph]
}

async function reportOf(id: string, overrides: Partial<Config> = {}) {
  const [platform, subgraph] = await start(overrides)
  const { data, errors } = await askSubgraph(platform, subgraph, { query: QUERY, variables: { id } })
  expect(errors).toBeUndefined()
  return data.token.team
}

const codes = (list: { code: string }[]) => list.map(({ code }) => code)

describe('the team behind a token', () => {
  it('is measured by the first repository that CoinGecko lists', async () => {
    const report = await reportOf(ETH)
    expect(report).toMatchObject({ status: 'COMPLETE', score: null, repository: 'acme/token', missing: [] })
    expect(report.contributorAbsenceFactor).toMatchObject({
      value: 2,
      unit: 'contributors',
      stale: false,
      confidence: 0.9,
    })
    expect(report.activeContributors90d).toMatchObject({ value: 3, unit: 'contributors' })
    expect(report.commitsPerWeek90d.value).toBeCloseTo(26 / 13, 12)
    expect(report.daysSinceLastRelease).toMatchObject({ value: 40, unit: 'days' })
    expect(report.findings.map(({ code, severity }: Record<string, string>) => [code, severity])).toEqual([
      ['KEY_PERSON_RISK', 'MEDIUM'],
      ['ACTIVE', 'INFO'],
    ])
  })

  it('leads every number back to what GitHub answered, and keeps the bytes', async () => {
    const [platform, subgraph] = await start()
    const { data } = await askSubgraph(platform, subgraph, { query: QUERY, variables: { id: ETH } })
    const report = data.token.team
    const [evidence] = report.contributorAbsenceFactor.evidence
    expect(evidence).toMatchObject({ mode: 'COMPUTED', source: 'ChainLens' })
    expect(evidence.excerpt).toBe('2 of 4 people made 800 of 1000 commits, all time')
    expect(evidence.inputs).toMatchObject([
      { mode: 'LIVE', source: 'GitHub', url: 'https://github.com/acme/token/graphs/contributors' },
    ])
    expect(report.evidence.map(({ source }: { source: string }) => source)).toContain('CoinGecko')
    const db = await connectDatabase({
      url: database.url,
      schema: 'team',
      entities: [],
      migrations: sourceDocumentsMigrations,
    })
    const hash = evidence.inputs[0].contentHash
    const rows = await db.query<{ n: number }>(
      'select length(body) as n from team.source_documents where content_hash = ?',
      [hash],
    )
    await db.dispose()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.n).toBeGreaterThan(1000)
  })

  it('names nobody', async () => {
    expect(JSON.stringify(await reportOf(ETH))).not.toMatch(/anna|bela|cleo|dana/)
  })

  it('is made once per request, however often it is asked for', async () => {
    const [platform, subgraph] = await start()
    const query = `query($id: ID!, $refs: [_Any!]!) {
      a: token(id: $id) { team { observedAt evidence { id } } } b: token(id: $id) { team { observedAt evidence { id } } }
      _entities(representations: $refs) { ... on Token { team { observedAt evidence { id } } } } }`
    const refs = [
      { __typename: 'Token', id: ETH },
      { __typename: 'Token', id: ETH.toUpperCase() },
    ]
    const { data } = await askSubgraph(platform, subgraph, { query, variables: { id: ETH, refs } })
    expect(data.b.team).toEqual(data.a.team)
    expect(data._entities[0].team).toEqual(data.a.team)
    expect(data._entities[1].team).toEqual(data.a.team)
    expect(github.requests).toHaveLength(4)
    expect(coingecko.requests).toHaveLength(1)
  })

  it('is followed through a rename', async () => {
    github.renames.set('acme/token', 'new-acme/token')
    github.add(stubRepository('new-acme/token'))
    expect(await reportOf(ETH)).toMatchObject({ repository: 'new-acme/token', status: 'COMPLETE' })
  })

  it('is not guessed where CoinGecko lists an organisation only', async () => {
    const report = await reportOf(BTC)
    expect(report).toMatchObject({ repository: null, status: 'PARTIAL', contributorAbsenceFactor: null })
    expect(codes(report.missing)).toEqual(['NOT_FOUND'])
    expect(report.missing[0].reason).toContain('not guessed')
    expect(codes(report.findings)).toEqual(['NO_REPOSITORY_LISTED'])
    expect(github.requests.map(({ path }) => path)).toEqual(['/orgs/acme'])
    expect(report.identity).toMatchObject([{ level: 'SELF_CLAIM', to: 'github.com/acme' }])
  })

  it('is unknown where CoinGecko lists nothing', async () => {
    const report = await reportOf(UNI)
    expect(report.missing).toMatchObject([
      { code: 'NOT_FOUND', reason: 'CoinGecko lists no repository on GitHub for this asset.' },
    ])
  })
})

describe('the identity behind a token', () => {
  const listed = { homepage: ['https://www.acme.example/en', ''], twitter_screen_name: 'AcmeToken' }
  const listing = { repos_url: { github: ['https://github.com/acme/token'], bitbucket: [] }, ...listed }

  async function identityOf(change: Partial<StubRepository> = {}) {
    await coingecko.dispose()
    const body = { links: listing }
    coingecko = await startCoingeckoStub({ coins: [{ id: 'ethereum', symbol: 'eth', name: 'Ethereum', body }] })
    github.add(stubRepository('acme/token', change))
    return reportOf(ETH)
  }

  it('is borne out where site and organisation name each other, with the evidence of both', async () => {
    github.organisations.set('acme', {
      login: 'acme',
      blog: 'acme.example',
      twitterUsername: 'acmetoken',
      isVerified: true,
    })
    const report = await identityOf()
    expect(report).toMatchObject({ status: 'COMPLETE', missing: [] })
    expect(report.identity).toMatchObject([
      { level: 'RECIPROCAL', from: 'acme.example', to: 'github.com/acme', evidence: [{}, {}] },
      { level: 'RECIPROCAL', from: 'github.com/acme', to: 'x.com/acmetoken', evidence: [{}, {}] },
      { level: 'THIRD_PARTY', from: 'github.com', to: 'github.com/acme', evidence: [{}] },
    ])
    expect(codes(report.findings)).toContain('IDENTITY_RECIPROCAL')
    const ids = report.evidence.map(({ id }: { id: string }) => id)
    for (const link of report.identity) for (const { id } of link.evidence) expect(ids).toContain(id)
  })

  it('is not looked for where the code is in a personal account', async () => {
    const report = await identityOf({ ownerType: 'User' })
    expect(report).toMatchObject({ status: 'COMPLETE', identity: [] })
    expect(codes(report.findings)).toContain('PERSONAL_ACCOUNT')
    expect(github.requests.some(({ path }) => path.startsWith('/orgs'))).toBe(false)
  })

  it.each([
    ['garbage', 'BAD_ANSWER'],
    ['errorIn200', 'BAD_ANSWER'],
    ['drop', 'SOURCE_UNREACHABLE'],
    ['down', 'BAD_ANSWER'],
    ['limited', 'RATE_LIMITED'],
    ['forbidden', 'BAD_ANSWER'],
  ] as const)(
    'is unknown where GitHub answers about it with %s: %s; the figures are whole',
    async (behaviour, code) => {
      github.behaviours.organisation = behaviour
      const report = await identityOf()
      expect(report).toMatchObject({ status: 'PARTIAL', identity: [], activeContributors90d: { value: 3 } })
      expect(report.missing).toMatchObject([{ code, signal: expect.stringContaining('organisation') }])
    },
  )

  it.each(['badCredentials', 'forbidden'] as const)('says that the token is refused for it: %s', async (behaviour) => {
    github.behaviours.organisation = behaviour
    const [platform, subgraph] = await start({ keys: { GITHUB: 'wrong' } })
    const { data } = await askSubgraph(platform, subgraph, { query: QUERY, variables: { id: ETH } })
    expect(data.token.team.missing).toMatchObject([
      { code: 'KEY_REFUSED', reason: expect.stringContaining('GITHUB_TOKEN') },
    ])
  })
})

describe('a token', () => {
  it('is parsed without asking anyone', async () => {
    const [platform, subgraph] = await start()
    const query = `query($refs: [_Any!]!) {
      a: token(id: "${UNI.toUpperCase().replace('0X', '0x')}") { id chainId address } b: token(id: "ethereum") { id }
      _entities(representations: $refs) { ... on Token { id chainId address } } }`
    const refs = [
      { __typename: 'Token', id: BTC },
      { __typename: 'Token', id: 'nonsense' },
    ]
    const { data } = await askSubgraph(platform, subgraph, { query, variables: { refs } })
    expect(data).toEqual({
      a: { id: UNI, chainId: 'eip155:1', address: UNI.slice(-42) },
      b: null,
      _entities: [{ id: BTC, chainId: BTC.split('/')[0], address: null }, null],
    })
    expect([...coingecko.requests, ...github.requests]).toEqual([])
  })
})

describe('a source that fails', () => {
  it('at CoinGecko leaves no repository: NO_DATA with the reason', async () => {
    coingecko.behave(/coins/, 'down')
    const report = await reportOf(ETH)
    expect(report).toMatchObject({ status: 'NO_DATA', repository: null, findings: [], evidence: [] })
    expect(report.missing).toMatchObject([{ code: 'SOURCE_UNREACHABLE', signal: 'the repository of the code' }])
  })

  it('at GitHub leaves the name: NO_DATA with the time when it answers again', async () => {
    github.behaviour = 'limited'
    const report = await reportOf(ETH)
    expect(report).toMatchObject({ status: 'NO_DATA', repository: 'acme/token', evidence: [] })
    expect(codes(report.missing)).toEqual(['RATE_LIMITED'])
    expect(report.missing[0].reason).toMatch(/GitHub: its request limit is reached; it answers again at 20\d\d-/)
  })

  it.each([
    ['garbage', 'BAD_ANSWER'],
    ['stringNumbers', 'BAD_ANSWER'],
    ['hang', 'TIMED_OUT'],
    ['down', 'BAD_ANSWER'],
  ] as const)('for contributors only (%s) is %s, and the rest is whole', async (behaviour, code) => {
    github.behaviours.contributors = behaviour
    const report = await reportOf(ETH, behaviour === 'hang' ? { sourceTimeoutMs: 1_000 } : {})
    expect(report).toMatchObject({ status: 'PARTIAL', contributorAbsenceFactor: null, commitsPerWeek90d: null })
    expect(report.missing).toMatchObject([{ code, signal: 'contributors and activity' }])
    expect(report.daysSinceLastRelease.value).toBe(40)
    expect(report.findings).toEqual([])
  })

  it('by answering for a repository that is gone is NOT_FOUND', async () => {
    github.repositories.clear()
    const report = await reportOf(ETH)
    expect(report).toMatchObject({ status: 'NO_DATA', repository: 'acme/token' })
    expect(codes(report.missing)).toEqual(['NOT_FOUND'])
  })

  it('everywhere ends within the time that the gateway gives', async () => {
    coingecko.behave(/coins/, 'hang')
    github.behaviour = 'hang'
    const started = performance.now()
    const report = await reportOf(ETH, { sourceTimeoutMs: 200, subgraphTimeoutMs: 1_000 })
    expect(report.missing).toMatchObject([{ code: 'TIMED_OUT' }])
    coingecko.behave(/coins/, null)
    expect((await reportOf(ETH, { sourceTimeoutMs: 5_000, subgraphTimeoutMs: 1_000 })).status).toBe('NO_DATA')
    expect(performance.now() - started).toBeLessThan(8_000)
  })
})

describe('recorded histories', () => {
  it.each([
    [ETH, 'ethereum/go-ethereum', 5, 7, 40, 246 / 13, 24, '2026-08-20T08:58:14.000Z', ['ACTIVE']],
    [BTC, 'bitcoin/bitcoin', 13, 8, 78, 801 / 13, 42, '2026-08-21T12:40:23.000Z', ['ACTIVE']],
    [UNI, 'Uniswap/v4-core', 2, 3, 5, 5 / 13, 112, '2025-05-13T17:27:54.000Z', ['KEY_PERSON_RISK']],
  ])(
    'of %s are dated, stale and RECORDED',
    async (id, repository, allTime, year, people, perWeek, days, asOf, found) => {
      const report = await reportOf(id, { data: 'recorded' })
      expect(report).toMatchObject({ status: 'PARTIAL', repository, score: null })
      const common = { stale: true, asOf }
      expect(report.contributorAbsenceFactor).toMatchObject({ ...common, value: allTime, confidence: 0.35 })
      expect(report.contributorAbsenceFactor52w).toMatchObject({ ...common, value: year })
      expect(report.activeContributors90d).toMatchObject({ ...common, value: people })
      expect(report.commitsPerWeek90d.value).toBeCloseTo(perWeek, 12)
      expect(report.daysSinceLastRelease).toMatchObject({ ...common, value: days })
      expect(codes(report.findings)).toEqual(found)
      for (const { detail } of report.findings) expect(detail).toContain(`As of ${asOf.slice(0, 10)}`)
      expect(report.contributorAbsenceFactor.evidence[0].inputs).toMatchObject([
        { mode: 'RECORDED', source: `git history of ${repository}`, asOf },
      ])
      expect(codes(report.missing)).toEqual(['NO_RECORDING'])
      expect([...coingecko.requests, ...github.requests]).toEqual([])
    },
  )

  it("say of bitcoin's releases that they are release notes, and are trusted less", async () => {
    const { daysSinceLastRelease } = await reportOf(BTC, { data: 'recorded' })
    expect(daysSinceLastRelease.method).toContain('release notes, dated by their arrival')
    expect(daysSinceLastRelease.confidence).toBe(0.21)
  })

  it('do not exist of other tokens', async () => {
    const report = await reportOf('eip155:1/erc20:0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', { data: 'recorded' })
    expect(report).toMatchObject({ status: 'NO_DATA', repository: null })
    expect(codes(report.missing)).toEqual(['NO_RECORDING'])
  })

  it('stand in for no answer of a host that was reached', async () => {
    github.behaviour = 'drop'
    const report = await reportOf(ETH, { data: 'auto' })
    expect(report.status).toBe('NO_DATA')
    expect(codes(report.missing)).toEqual(['SOURCE_UNREACHABLE'])
  })

  it('are never used in production', async () => {
    const report = await reportOf(ETH, { data: 'recorded', environment: 'production' })
    expect(report.repository).toBe('acme/token')
  })
})
