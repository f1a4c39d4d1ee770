import { setTimeout as wait } from 'node:timers/promises'
import { type SourceAnswer, SourceFailure } from '@chainlens/platform/sources'
import type { GithubClient } from './github-client.ts'
import { GITHUB } from './github-limit.ts'
import { contributorsShape, readShape, releasesShape, repositoryShape } from './github-shapes.ts'
import { organisationFacts } from './organisation-facts.ts'
import type { CommitHistory, ReleaseFacts, RepositoryFacts, RepositoryReading, RepositorySource } from './source.ts'

// Sixty requests an hour without a token: an answer serves for half of one.
const CACHE_MS = 30 * 60_000
/** GitHub's own cap on stats/contributors. */
const CONTRIBUTORS_LISTED = 100
const RELEASES_ASKED = 30
const OWNERS: Record<string, 'ORGANISATION' | 'PERSON'> = { Organization: 'ORGANISATION', User: 'PERSON' }
const STOPS_ALL = new Set(['NOT_FOUND', 'RATE_LIMITED', 'SOURCE_UNREACHABLE', 'KEY_REFUSED'])

/** What createGithubSource takes. */
export interface GithubOptions {
  client: GithubClient
  /** Waits before statistics are asked for again while GitHub computes them; so many tries and one. */
  retryDelaysMs?: readonly number[]
}

/** Repositories on GitHub: three requests each, up to two more while GitHub computes, one more after a rename. */
export function createGithubSource({ client, retryDelaysMs = [1_000, 2_000] }: GithubOptions): RepositorySource {
  async function readFacts(repository: string, deadline: number) {
    const answer = await client(`/repos/${repository}`, { cacheMs: CACHE_MS, deadline })
    const body = readShape(answer, repositoryShape)
    const said = `archived: ${body.archived}, fork: ${body.fork}, created_at: ${body.created_at}`
    const facts: RepositoryFacts = {
      isArchived: body.archived,
      isFork: body.fork,
      createdAt: body.created_at,
      pushedAt: body.pushed_at,
      owner: OWNERS[body.owner?.type ?? ''] ?? null,
      evidence: answer.evidence({
        url: `https://github.com/${body.full_name}`,
        excerpt: `${body.full_name}: ${said}, pushed_at: ${body.pushed_at ?? 'never'}`,
        asOf: answer.retrievedAt,
      }),
    }
    return { facts, repository: body.full_name }
  }

  async function readCommits(repository: string, deadline: number, signal: AbortSignal): Promise<CommitHistory> {
    for (const delayMs of [...retryDelaysMs, null]) {
      const answer = await client(`/repos/${repository}/stats/contributors`, { cacheMs: CACHE_MS, deadline })
      if (answer.status !== 202) return commitHistory(repository, answer)
      if (delayMs === null || Date.now() + delayMs >= deadline) break
      await wait(delayMs, undefined, { signal })
    }
    const reason = 'it is still computing the statistics of this repository; ask again in a minute.'
    throw new SourceFailure({ code: 'NOT_READY', source: GITHUB, reason, retryAfterMs: 60_000 })
  }

  async function readReleases(repository: string, deadline: number): Promise<ReleaseFacts> {
    const path = `/repos/${repository}/releases?per_page=${RELEASES_ASKED}`
    return releaseFacts(repository, await client(path, { cacheMs: CACHE_MS, deadline }))
  }

  return {
    async organisation({ login, deadline }) {
      const answer = await client(`/orgs/${encodeURIComponent(login)}`, { cacheMs: CACHE_MS, deadline })
      return organisationFacts(answer)
    },
    async read({ repository: asked, deadline, signal }): Promise<RepositoryReading> {
      const known = await settle(readFacts(asked, deadline))
      // Where the repository or GitHub as a whole is out of reach, further requests only cost the limit.
      if (known instanceof SourceFailure && STOPS_ALL.has(known.code)) throw known
      const repository = known instanceof SourceFailure ? asked : known.repository
      const [commits, releases] = await Promise.all([
        settle(readCommits(repository, deadline, signal)),
        settle(readReleases(repository, deadline)),
      ])
      const facts = known instanceof SourceFailure ? known : known.facts
      return { repository, asOf: new Date().toISOString(), isRecorded: false, facts, commits, releases }
    },
  }
}

/** The result, or the failure of the source as a value; anything else is a bug and is thrown on. */
async function settle<Result>(work: Promise<Result>): Promise<Result | SourceFailure> {
  try {
    return await work
  } catch (error) {
    if (error instanceof SourceFailure) return error
    throw error
  }
}

function commitHistory(repository: string, answer: SourceAnswer): CommitHistory {
  // 204: a repository without commits.
  const listed = answer.status === 204 ? [] : readShape(answer, contributorsShape)
  const isWhole = listed.length < CONTRIBUTORS_LISTED
  const contributors = listed.map(({ author, total, weeks }) => ({
    isBot: author !== null && (author.type === 'Bot' || author.login.endsWith('[bot]')),
    commits: total,
    weeks: weeks.filter((week) => week.c > 0).map((week) => ({ start: week.w, commits: week.c })),
  }))
  const bots = contributors.filter((contributor) => contributor.isBot).length
  const commits = contributors.reduce((sum, contributor) => sum + contributor.commits, 0)
  const more = isWhole ? '' : '; GitHub lists no more than these'
  return {
    contributors,
    isWhole,
    endsWithWeek: null,
    evidence: answer.evidence({
      url: `https://github.com/${repository}/graphs/contributors`,
      excerpt: `${repository}: ${contributors.length} contributors (${bots} bots), ${commits} commits${more}`,
      asOf: answer.retrievedAt,
    }),
  }
}

function releaseFacts(repository: string, answer: SourceAnswer): ReleaseFacts {
  const listed = readShape(answer, releasesShape)
  const published = listed
    .filter((release) => !release.draft && !release.prerelease)
    .map((release) => ({ name: release.tag_name, at: release.published_at ?? release.created_at }))
  const newest = published.reduce<ReleaseFacts['newest']>(
    (best, release) => (best === null || release.at > best.at ? release : best),
    null,
  )
  const named = newest ? `newest release ${newest.name}, published_at ${newest.at}` : 'no release'
  return {
    newest,
    basis: 'releases published on GitHub, drafts and pre-releases left out',
    quality: 1,
    evidence: answer.evidence({
      url: `https://github.com/${repository}/releases`,
      excerpt: `${repository}: ${named}; ${listed.length} entries read, drafts and pre-releases left out`,
      asOf: answer.retrievedAt,
    }),
  }
}
