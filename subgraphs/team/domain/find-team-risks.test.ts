import { makeEvidence } from '@chainlens/platform/evidence'
import { SourceFailure } from '@chainlens/platform/sources'
import { describe, expect, it } from 'vitest'
import type { CommitHistory, Contributor, ReleaseFacts, RepositoryFacts } from '../sources/source.ts'
import { findTeamRisks } from './find-team-risks.ts'
import { measureCommits } from './measure-commits.ts'

const AS_OF = '2026-11-22T12:00:00Z'
const evidence = makeEvidence({
  source: 'GitHub',
  url: null,
  mode: 'LIVE',
  asOf: AS_OF,
  retrievedAt: AS_OF,
  contentHash: null,
  excerpt: null,
})
const failure = new SourceFailure({ code: 'BAD_ANSWER', source: 'GitHub', reason: 'not this time.' })
const usualFacts: RepositoryFacts = {
  isArchived: false,
  isFork: false,
  createdAt: '2020-01-01T00:00:00Z',
  pushedAt: AS_OF,
  owner: 'ORGANISATION',
  evidence,
}
const usualReleases: ReleaseFacts = {
  newest: { name: 'v1', at: '2026-11-01T00:00:00Z' },
  basis: 'releases',
  quality: 1,
  evidence,
}

/** Commits in the last full week, in the quarter's first and in the week before the quarter. */
const [LAST, FIRST, BEFORE, RUNNING] = ['2026-11-15', '2026-08-23', '2026-08-16', '2026-11-22'].map(
  (day) => Date.parse(day) / 1000,
) as [number, number, number, number]

function person(commits: number, start = LAST): Contributor {
  return { isBot: false, commits, weeks: [{ start, commits }] }
}

interface Input {
  contributors?: Contributor[]
  isWhole?: boolean
  facts?: Partial<RepositoryFacts> | SourceFailure
  releases?: Partial<ReleaseFacts> | SourceFailure
}

const manyPeople = [5, 5, 5, 5, 5, 5].map((commits) => person(commits))

function findings({ contributors = manyPeople, isWhole = true, facts = {}, releases = {} }: Input) {
  const commits: CommitHistory = { contributors, isWhole, endsWithWeek: null, evidence }
  const reading = {
    repository: 'a/b',
    asOf: AS_OF,
    isRecorded: false,
    facts: facts instanceof SourceFailure ? facts : { ...usualFacts, ...facts },
    commits,
    releases: releases instanceof SourceFailure ? releases : { ...usualReleases, ...releases },
  }
  return findTeamRisks(reading, measureCommits(reading, commits))
}

const codes = (input: Input) => findings(input).map(({ code, severity }) => `${code} ${severity}`)

describe('what stands out in a repository', () => {
  it('is only that it is active where all is well', () => {
    expect(codes({})).toEqual(['ACTIVE INFO'])
  })

  it.each([
    ['13 commits in the quarter are active', 13, ['ACTIVE INFO']],
    ['12 are neither active nor dormant', 12, []],
  ])('%s', (_sentence, commits, expected) => {
    const contributors = [...Array(6).fill(person(100, BEFORE)), person(commits, FIRST)]
    expect(codes({ contributors })).toEqual(expected)
  })

  it.each([
    ['one person with half of the commits weighs much', [50, 25, 25], ['KEY_PERSON_RISK HIGH', 'ACTIVE INFO']],
    ['two people weigh less', [49, 26, 25], ['KEY_PERSON_RISK MEDIUM', 'ACTIVE INFO']],
    ['three are enough', [33, 33, 33, 33, 33], ['ACTIVE INFO']],
  ])('%s', (_sentence, shares, expected) => {
    expect(codes({ contributors: shares.map((share) => person(share)) })).toEqual(expected)
  })

  it.each([
    ['with a commit a week', 52, ['KEY_PERSON_RISK_RECENT MEDIUM', 'ACTIVE INFO']],
    ['but not below', 51, ['ACTIVE INFO']],
  ])('names a year that hangs on one person %s', (_sentence, commits, expected) => {
    const before = [300, 300, 300, 300, 300].map((old) => person(old, Date.parse('2020-01-05') / 1000))
    expect(codes({ contributors: [...before, person(commits)] })).toEqual(expected)
  })

  it('is dormant without a commit since the quarter began', () => {
    const old = [5, 5, 5, 5, 5].map((commits) => person(commits, BEFORE))
    expect(codes({ contributors: old })).toEqual(['DORMANT HIGH'])
    expect(codes({ contributors: [...old, person(1, FIRST)] })).toEqual([])
    expect(codes({ contributors: [...old, person(1, RUNNING)] })).toEqual([])
  })

  it('is called dormant on a list of a hundred only where nothing was pushed either', () => {
    const contributors = [5, 5, 5, 5, 5].map((commits) => person(commits, BEFORE))
    const pushedBefore = { pushedAt: '2026-08-22T23:59:59Z' }
    expect(codes({ contributors, isWhole: false, facts: pushedBefore })).toEqual(['DORMANT HIGH'])
    expect(codes({ contributors, isWhole: false, facts: { pushedAt: '2026-08-23T00:00:00Z' } })).toEqual([])
    expect(codes({ contributors, isWhole: false, facts: failure })).toEqual([])
  })

  it('is that nothing is there', () => {
    expect(codes({ contributors: [] })).toEqual(['EMPTY_REPOSITORY HIGH'])
  })

  it.each([
    ['archived', { isArchived: true }, 'ARCHIVED HIGH'],
    ['a fork', { isFork: true }, 'FORKED_REPOSITORY MEDIUM'],
    ['89 days old', { createdAt: '2026-08-25T12:00:00Z' }, 'NEW_REPOSITORY MEDIUM'],
  ])('is that the repository is %s, before the lesser', (_sentence, facts, expected) => {
    expect(codes({ facts })).toEqual([expected, 'ACTIVE INFO'])
  })

  it('is not its youth from 90 days on', () => {
    expect(codes({ facts: { createdAt: '2026-08-24T12:00:00Z' } })).toEqual(['ACTIVE INFO'])
  })

  it('is that no release is listed, not that releases could not be read', () => {
    expect(codes({ releases: { newest: null } })).toEqual(['ACTIVE INFO', 'NO_RELEASES INFO'])
    expect(codes({ releases: failure })).toEqual(['ACTIVE INFO'])
  })

  it('always rests on evidence', () => {
    const all = [
      ...findings({ contributors: [person(9)], facts: { isArchived: true, isFork: true }, releases: { newest: null } }),
      ...findings({ contributors: [] }),
      ...findings({ contributors: [person(9, BEFORE)] }),
    ]
    expect(all.length).toBeGreaterThan(6)
    for (const finding of all) expect(finding.evidence.length).toBeGreaterThan(0)
  })
})
