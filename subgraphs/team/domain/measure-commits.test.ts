import { makeEvidence } from '@chainlens/platform/evidence'
import { SourceFailure } from '@chainlens/platform/sources'
import { describe, expect, it } from 'vitest'
import { readRecordedRepository } from '../sources/recorded.ts'
import type { CommitHistory, Contributor, RepositoryReading } from '../sources/source.ts'
import { measureCommits } from './measure-commits.ts'

const evidence = makeEvidence({
  source: 'GitHub',
  url: null,
  mode: 'LIVE',
  asOf: null,
  retrievedAt: '2026-11-22T12:00:00Z',
  contentHash: null,
  excerpt: null,
})
const unread = new SourceFailure({ code: 'NOT_FOUND', source: 'GitHub', reason: 'not part of this test.' })

function measuresOf(contributors: Contributor[], isWhole = true) {
  const commits: CommitHistory = { contributors, isWhole, endsWithWeek: null, evidence }
  const asOf = '2026-11-22T12:00:00Z'
  const reading: RepositoryReading = {
    repository: 'a/b',
    asOf,
    isRecorded: false,
    facts: unread,
    commits,
    releases: unread,
  }
  return measureCommits(reading, commits)
}

function person(weeks: Record<string, number>, more: Partial<Contributor> = {}): Contributor {
  const counted = Object.entries(weeks).map(([day, commits]) => ({ start: Date.parse(day) / 1000, commits }))
  return { isBot: false, commits: counted.reduce((sum, week) => sum + week.commits, 0), weeks: counted, ...more }
}

describe('the figures of a commit history', () => {
  it('count the 13 full weeks, neither the week before nor the running one', () => {
    const measures = measuresOf([
      person({ '2026-08-16': 100 }),
      person({ '2026-08-23': 6 }),
      person({ '2026-11-15': 7 }),
      person({ '2026-11-22': 100 }),
    ])
    expect(measures.activeContributors90d?.value).toBe(2)
    expect(measures.commitsPerWeek90d?.value).toBe(1)
    expect(measures.commitsPerWeek90d?.method).toContain('the 13 weeks from 2026-08-23 to 2026-11-21')
    expect(measures.commitsSinceQuarter).toBe(113)
  })

  it('count the 52 full weeks for the factor of the year', () => {
    const measures = measuresOf([
      person({ '2025-11-16': 100 }),
      person({ '2025-11-23': 1 }),
      person({ '2026-11-15': 1 }),
    ])
    expect(measures.year).toEqual({ factor: 1, covered: 1, contributions: 2, people: 2 })
    expect(measures.contributorAbsenceFactor52w?.value).toBe(1)
  })

  it('leave programs out', () => {
    const measures = measuresOf([person({ '2026-11-15': 2 }), person({ '2026-11-15': 500 }, { isBot: true })])
    expect(measures.activeContributors90d?.value).toBe(1)
    expect(measures.commitsPerWeek90d?.value).toBeCloseTo(2 / 13, 12)
    expect(measures.allTime).toEqual({ factor: 1, covered: 2, contributions: 2, people: 1 })
  })

  it('say of a list of a hundred that it is one, and are trusted less', () => {
    const whole = measuresOf([person({ '2026-11-15': 2 })])
    const listed = measuresOf([person({ '2026-11-15': 2 })], false)
    expect(whole.contributorAbsenceFactor?.method).not.toContain('GitHub lists')
    expect(listed.contributorAbsenceFactor?.method).toContain('of the 1 contributors that GitHub lists')
    expect(listed.activeContributors90d?.method).toContain('so at least this many')
    expect(whole.contributorAbsenceFactor?.confidence).toBe(0.9)
    expect(listed.contributorAbsenceFactor?.confidence).toBe(0.72)
    expect(listed.activeContributors90d?.confidence).toBe(0.63)
  })

  it('are unknown, not zero, where people made no commit at all', () => {
    const measures = measuresOf([person({ '2026-11-15': 3 }, { isBot: true })])
    expect(measures.contributorAbsenceFactor).toBeNull()
    expect(measures.activeContributors90d).toBeNull()
    expect(measures.commitsPerWeek90d).toBeNull()
  })

  it('are zero where people committed before, but not in the window', () => {
    const measures = measuresOf([person({ '2020-01-05': 3 })])
    expect(measures.activeContributors90d?.value).toBe(0)
    expect(measures.commitsPerWeek90d?.value).toBe(0)
    expect(measures.contributorAbsenceFactor52w).toBeNull()
  })

  it.each([
    ['bitcoin/bitcoin', 13, 8, 78, 801],
    ['ethereum/go-ethereum', 5, 7, 40, 246],
    ['Uniswap/v3-core', 2, 1, 1, 2],
    ['Uniswap/v4-core', 2, 3, 5, 5],
  ])('of %s are those of its recorded history', async (repository, allTime, year, people, commits) => {
    const reading = await readRecordedRepository(repository, async () => {})
    if (!reading || reading.commits instanceof SourceFailure) throw new Error('no recording')
    const measures = measureCommits(reading, reading.commits)
    expect(measures.contributorAbsenceFactor?.value).toBe(allTime)
    expect(measures.contributorAbsenceFactor52w?.value).toBe(year)
    expect(measures.activeContributors90d?.value).toBe(people)
    expect(measures.commitsPerWeek90d?.value).toBeCloseTo(commits / 13, 12)
    expect(measures.commitsPerWeek90d).toMatchObject({ stale: true, asOf: reading.asOf, unit: 'commits/week' })
    expect(measures.contributorAbsenceFactor?.method).toContain('of all contributors of the git history')
    expect(measures.commitsPerWeek90d?.method).toContain('the last is the week of the newest recorded commit')
  })
})
