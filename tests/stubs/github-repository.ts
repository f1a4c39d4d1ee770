const WEEK_SECONDS = 7 * 24 * 3600
/** 1970-01-04, the first Sunday of unix time. */
const FIRST_SUNDAY = 3 * 24 * 3600

/** One contributor as `stats/contributors` lists them. */
export interface StubContributor {
  author: { login: string; id: number; type: string; html_url: string } | null
  total: number
  weeks: { w: number; a: number; d: number; c: number }[]
}

/** One release as `releases` lists it. */
export interface StubRelease {
  tag_name: string
  draft: boolean
  prerelease: boolean
  created_at: string
  published_at: string | null
}

/** What the stub knows of an organisation: its profile. */
export interface StubOrganisation {
  login: string
  blog?: string | null
  twitterUsername?: string | null
  isVerified?: boolean
}

/** What the stub knows of a repository. */
export interface StubRepository {
  id: number
  fullName: string
  archived: boolean
  /** Full name of the repository that this is a fork of. */
  parent: string | null
  /** Whose account it is in; an organisation's by default. */
  ownerType?: 'Organization' | 'User'
  createdAt: string
  pushedAt: string
  contributors: StubContributor[]
  /** Whether statistics are ready; a number: that many answers of 202 before. */
  statistics: 'ready' | 'computing' | 'empty' | number
  releases: StubRelease[]
}

/** Start (Sunday 00:00 UTC, unix seconds) of the week so many weeks before the running one. */
export function weekStart(weeksAgo: number): number {
  const now = Math.floor(Date.now() / 1000)
  return now - ((now - FIRST_SUNDAY) % WEEK_SECONDS) - weeksAgo * WEEK_SECONDS
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z')
}

let nextId = 1000

/**
 * A contributor with `total` commits, of which `weekly[n]` in the week n weeks before the running
 * one. As GitHub does, lists every week of the last two years, those without commits too.
 */
export function stubContributor(login: string, total: number, weekly: number[] = []): StubContributor {
  const weeks = Array.from({ length: 104 }, (_, index) => {
    const commits = weekly[103 - index] ?? 0
    return { w: weekStart(103 - index), a: commits * 10, d: commits, c: commits }
  })
  const type = login.endsWith('[bot]') ? 'Bot' : 'User'
  return { author: { login, id: nextId++, type, html_url: `https://github.com/${login}` }, total, weeks }
}

/** A release so many days old. */
export function stubRelease(tagName: string, ageDays: number, overrides: Partial<StubRelease> = {}): StubRelease {
  return {
    tag_name: tagName,
    draft: false,
    prerelease: false,
    created_at: daysAgo(ageDays),
    published_at: daysAgo(ageDays),
    ...overrides,
  }
}

/**
 * A healthy repository: four people and a bot. 500 of the 1,000 commits of people are one person's
 * and 300 another's; 26 of the last 13 full weeks.
 */
export function stubRepository(fullName: string, overrides: Partial<StubRepository> = {}): StubRepository {
  return {
    id: nextId++,
    fullName,
    archived: false,
    parent: null,
    createdAt: daysAgo(2000),
    pushedAt: daysAgo(1),
    contributors: [
      stubContributor('dana', 100, [0, 1, 1]),
      stubContributor('helper[bot]', 5000, [50, 50, 50]),
      stubContributor('cleo', 100, []),
      stubContributor('bela', 310, [0, 1, ...Array<number>(12).fill(1)]),
      stubContributor('anna', 490, [3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1]),
    ],
    statistics: 'ready',
    releases: [
      stubRelease('v2.0.0-rc.1', 3, { prerelease: true }),
      stubRelease('v1.9.0', 40),
      stubRelease('v1.8.9', 41),
    ],
    ...overrides,
  }
}
