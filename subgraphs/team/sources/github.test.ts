import type { Config } from '@chainlens/platform/config'
import { SourceFailure } from '@chainlens/platform/sources'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type GithubBehaviour,
  type GithubStub,
  startGithubStub,
  stubContributor,
  stubRelease,
  stubRepository,
} from '../../../tests/stubs/github.ts'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import { createGithubSource } from './github.ts'
import { createGithubClient } from './github-client.ts'
import type { RepositorySource } from './source.ts'

let stub: GithubStub
const platforms: TestPlatform[] = []

beforeEach(async () => {
  stub = await startGithubStub({ repositories: [stubRepository('acme/token')] })
})

afterEach(async () => {
  await stub.dispose()
  for (const { dispose } of platforms.splice(0)) await dispose()
})

async function source(overrides: Partial<Config> = {}): Promise<RepositorySource> {
  const made = await createTestPlatform({ baseUrls: { GITHUB: stub.url }, ...overrides })
  platforms.push(made)
  const { sources, config } = made.platform
  return createGithubSource({ client: createGithubClient(sources, config), retryDelaysMs: [1, 1] })
}

function read(from: RepositorySource, repository = 'acme/token', timeMs = 30_000) {
  const deadline = Date.now() + timeMs
  return from.read({ repository, deadline, signal: new AbortController().signal })
}

/** The failure that reading throws. */
async function failureOf(from: RepositorySource, repository?: string): Promise<SourceFailure> {
  const error = await read(from, repository).catch((thrown: unknown) => thrown)
  if (!(error instanceof SourceFailure)) throw new Error('did not fail as a source')
  return error
}

const codeOf = (part: object) => (part instanceof SourceFailure ? part.code : 'read')
const statuses = () => stub.requests.map(({ status }) => status)

describe('a repository on GitHub', () => {
  it('is read with three requests: itself, its contributors, its releases', async () => {
    const reading = await read(await source())
    expect(stub.requests.map(({ path }) => path).sort()).toEqual([
      '/repos/acme/token',
      '/repos/acme/token/releases?per_page=30',
      '/repos/acme/token/stats/contributors',
    ])
    expect(reading).toMatchObject({ repository: 'acme/token', isRecorded: false })
    expect(reading.facts).toMatchObject({ isArchived: false, isFork: false })
    expect(reading.commits).toMatchObject({ isWhole: true, endsWithWeek: null })
    expect(reading.releases).toMatchObject({ newest: { name: 'v1.9.0' } })
  })

  it('counts people and programs apart, and no week without commits', async () => {
    const { commits } = await read(await source())
    if (commits instanceof SourceFailure) throw commits
    expect(commits.contributors.map(({ isBot }) => isBot).filter(Boolean)).toHaveLength(1)
    expect(commits.contributors.map((one) => one.commits).sort((a, b) => a - b)).toEqual([100, 100, 310, 490, 5000])
    expect(commits.contributors.flatMap(({ weeks }) => weeks).every((week) => week.commits > 0)).toBe(true)
  })

  it('takes a contributor without an account for a person', async () => {
    stub.add(stubRepository('acme/token', { contributors: [{ ...stubContributor('x', 5), author: null }] }))
    const { commits } = await read(await source())
    expect(commits).toMatchObject({ contributors: [{ isBot: false, commits: 5 }] })
  })

  it('carries no name of a contributor', async () => {
    expect(JSON.stringify(await read(await source()))).not.toMatch(/anna|bela|cleo|dana/)
  })

  it.each([
    [99, true],
    [100, false],
  ])('with %i contributors listed is whole: %s', async (people, isWhole) => {
    const contributors = Array.from({ length: people }, (_, index) => stubContributor(`p${index}`, 1 + index))
    stub.add(stubRepository('acme/token', { contributors }))
    expect((await read(await source())).commits).toMatchObject({ isWhole })
  })

  it('takes the release published last, drafts and pre-releases left out', async () => {
    const releases = [
      stubRelease('v3.0.0', 1, { draft: true, published_at: null }),
      stubRelease('v2.1.0-rc', 2, { prerelease: true }),
      stubRelease('v1.0.9', 5),
      stubRelease('v2.0.0', 4),
    ]
    stub.add(stubRepository('acme/token', { releases }))
    expect((await read(await source())).releases).toMatchObject({ newest: { name: 'v2.0.0' } })
  })

  it('may have no release and no commit', async () => {
    stub.add(stubRepository('acme/token', { releases: [], statistics: 'empty' }))
    const reading = await read(await source())
    expect(reading.releases).toMatchObject({ newest: null })
    expect(reading.commits).toMatchObject({ contributors: [] })
  })

  it('is read once for half an hour', async () => {
    const github = await source()
    await read(github)
    const again = await read(github)
    expect(stub.requests).toHaveLength(3)
    expect(again.facts).toMatchObject({ evidence: { mode: 'CACHED' } })
  })

  it('is asked for by its ETag when what is kept is old, and the unchanged bytes serve on', async () => {
    const { platform, dispose } = await createTestPlatform({ baseUrls: { GITHUB: stub.url } })
    const client = createGithubClient(platform.sources, platform.config)
    const ask = () => client('/repos/acme/token', { cacheMs: 0, deadline: Date.now() + 30_000 })
    const [first, second] = [await ask(), await ask()]
    expect(statuses()).toEqual([200, 304])
    expect(second).toMatchObject({ status: 200, mode: 'LIVE', contentHash: first.contentHash })
    await dispose()
  })

  it('is asked for with the token where there is one', async () => {
    await read(await source({ keys: { GITHUB: 'secret-token' } }))
    expect(stub.requests.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill('Bearer secret-token'))
  })
})

describe('statistics that GitHub still computes', () => {
  it('are asked for again', async () => {
    stub.add(stubRepository('acme/token', { statistics: 2 }))
    const reading = await read(await source())
    expect(codeOf(reading.commits)).toBe('read')
    expect(statuses().filter((status) => status === 202)).toHaveLength(2)
  })

  it('are NOT_READY after three tries, and the rest is whole', async () => {
    stub.add(stubRepository('acme/token', { statistics: 'computing' }))
    const reading = await read(await source())
    expect([codeOf(reading.facts), codeOf(reading.commits), codeOf(reading.releases)]).toEqual([
      'read',
      'NOT_READY',
      'read',
    ])
    expect(statuses().filter((status) => status === 202)).toHaveLength(3)
  })

  it('are not waited for beyond the deadline', async () => {
    stub.add(stubRepository('acme/token', { statistics: 'computing' }))
    const { platform, dispose } = await createTestPlatform({ baseUrls: { GITHUB: stub.url } })
    const client = createGithubClient(platform.sources, platform.config)
    const patient = createGithubSource({ client, retryDelaysMs: [60_000] })
    const reading = await read(patient, 'acme/token', 20_000)
    expect(codeOf(reading.commits)).toBe('NOT_READY')
    expect(statuses().filter((status) => status === 202)).toHaveLength(1)
    await dispose()
  })
})

describe('a renamed repository', () => {
  beforeEach(() => void stub.renames.set('old/token', 'acme/token'))

  it('is followed once and called by its new name', async () => {
    const github = await source()
    const reading = await read(github, 'Old/Token')
    expect(reading.repository).toBe('acme/token')
    expect(statuses().filter((status) => status === 301)).toHaveLength(1)
    expect(stub.requests).toHaveLength(4)
    await read(github, 'Old/Token')
    expect(stub.requests).toHaveLength(4)
  })

  it('may redirect to the host that GITHUB_BASE_URL names', async () => {
    stub.redirectTo = stub.url
    expect((await read(await source(), 'old/token')).repository).toBe('acme/token')
  })

  it('is not followed to another host', async () => {
    stub.redirectTo = 'https://api.github.com.example.org'
    const reading = await read(await source(), 'old/token')
    expect([codeOf(reading.facts), codeOf(reading.commits)]).toEqual(['BAD_ANSWER', 'BAD_ANSWER'])
    expect(reading.facts).toMatchObject({ message: 'it redirects to another host.' })
  })
})

describe("GitHub's request limit", () => {
  it.each<[GithubBehaviour]>([['limited'], ['limited429']])(
    'is named with the time of its end (%s), and GitHub is left alone until then',
    async (behaviour) => {
      const github = await source()
      stub.behaviour = behaviour
      const failure = await failureOf(github)
      const until = new Date(Math.ceil(stub.limit.resetAt.getTime() / 1000) * 1000).toISOString().replace('.000', '')
      expect(failure.code).toBe('RATE_LIMITED')
      expect(failure.message).toContain(until)
      expect(failure.message).toContain('GITHUB_TOKEN')
      expect(stub.requests).toHaveLength(1)
      stub.behaviour = 'answer'
      expect((await failureOf(github)).code).toBe('RATE_LIMITED')
      expect(stub.requests).toHaveLength(1)
    },
  )

  it('says nothing of a token where there is one', async () => {
    stub.behaviour = 'limited'
    expect((await failureOf(await source({ keys: { GITHUB: 't' } }))).message).not.toContain('GITHUB_TOKEN')
  })

  it('with one request left answers that one, and the others are not asked', async () => {
    stub.limit.remaining = 1
    const reading = await read(await source())
    expect([codeOf(reading.facts), codeOf(reading.commits), codeOf(reading.releases)]).toEqual([
      'read',
      'RATE_LIMITED',
      'RATE_LIMITED',
    ])
    expect(statuses()).toEqual([200])
  })

  it('leaves what is kept readable', async () => {
    const github = await source()
    stub.limit.remaining = 3
    await read(github)
    const reading = await read(github)
    expect([codeOf(reading.facts), codeOf(reading.commits), codeOf(reading.releases)]).toEqual(['read', 'read', 'read'])
    expect(stub.requests).toHaveLength(3)
  })

  it('may be a secondary one, with requests left', async () => {
    stub.behaviour = 'secondaryLimit'
    const failure = await failureOf(await source())
    expect(failure.code).toBe('RATE_LIMITED')
    expect(failure.retryAfterMs).toBeGreaterThan(20_000)
    expect(failure.retryAfterMs).toBeLessThanOrEqual(30_000)
  })
})

describe('GitHub that does not answer properly', () => {
  it.each<[string, GithubBehaviour, string]>([
    ['is down', 'down', 'BAD_ANSWER'],
    ['breaks the connection off', 'drop', 'SOURCE_UNREACHABLE'],
    ['refuses', 'forbidden', 'BAD_ANSWER'],
  ])('%s: a failure that says so', async (_sentence, behaviour, code) => {
    stub.behaviour = behaviour
    const github = await source()
    const found = await read(github).then(
      ({ facts }) => codeOf(facts),
      (error: SourceFailure) => error.code,
    )
    expect(found).toBe(code)
  })

  it('refuses a token', async () => {
    stub.behaviour = 'badCredentials'
    expect(await failureOf(await source({ keys: { GITHUB: 'wrong' } }))).toMatchObject({
      code: 'KEY_REFUSED',
      message: 'it refuses the GITHUB_TOKEN for this (HTTP 401).',
    })
  })

  it('does not know the repository: nothing else is asked', async () => {
    expect((await failureOf(await source(), 'no/where')).code).toBe('NOT_FOUND')
    expect(stub.requests).toHaveLength(1)
  })

  it.each<[GithubBehaviour]>([['garbage'], ['stringNumbers'], ['errorIn200'], ['down']])(
    'answers %s for the contributors: that part fails, the rest is whole',
    async (behaviour) => {
      stub.behaviours.contributors = behaviour
      const reading = await read(await source())
      expect([codeOf(reading.facts), codeOf(reading.commits), codeOf(reading.releases)]).toEqual([
        'read',
        'BAD_ANSWER',
        'read',
      ])
    },
  )

  it('is asked again after an answer that could not be used, and only for that', async () => {
    const github = await source()
    stub.behaviours.contributors = 'stringNumbers'
    await read(github)
    stub.behaviours.contributors = 'answer'
    expect(codeOf((await read(github)).commits)).toBe('read')
    expect(stub.requests).toHaveLength(4)
  })

  it('answers garbage for the repository: the rest is read by the name that was asked for', async () => {
    stub.behaviours.repository = 'garbage'
    const reading = await read(await source())
    expect([codeOf(reading.facts), codeOf(reading.commits), codeOf(reading.releases)]).toEqual([
      'BAD_ANSWER',
      'read',
      'read',
    ])
    expect(reading.repository).toBe('acme/token')
  })

  it('hangs: TIMED_OUT for that part', async () => {
    stub.behaviours.releases = 'hang'
    const reading = await read(await source({ sourceTimeoutMs: 1_000 }))
    expect([codeOf(reading.commits), codeOf(reading.releases)]).toEqual(['read', 'TIMED_OUT'])
  })

  it('is not asked when no time is left', async () => {
    const error = await read(await source(), 'acme/token', -1).catch((thrown: unknown) => thrown)
    const reading = error as { facts: SourceFailure; commits: SourceFailure }
    expect([reading.facts.code, reading.commits.code]).toEqual(['TIMED_OUT', 'TIMED_OUT'])
    expect(stub.requests).toHaveLength(0)
  })
})
