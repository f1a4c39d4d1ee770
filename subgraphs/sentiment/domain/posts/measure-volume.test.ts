import { join } from 'node:path'
import { connectDatabase, readMigrations } from '@chainlens/platform/db'
import { makeEvidence } from '@chainlens/platform/evidence'
import { describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../../../tests/support/test-database.ts'
import type { Post, PostReading } from '../../sources/post-source.ts'
import { createDailyCounts, type DayCount, wholeDays } from './daily-counts.ts'
import { measureVolumeScore } from './measure-volume.ts'

const LAST = '2026-11-21'
const dayBefore = (steps: number) => new Date(Date.parse(LAST) - steps * 86_400_000).toISOString().slice(0, 10)
const days = (posts: number[], source = 'X'): DayCount[] =>
  posts.map((count, index) => ({ source, day: dayBefore(index + 1), posts: count }))
const last = (posts: number, source = 'X'): DayCount => ({ source, day: LAST, posts })
const evidence = makeEvidence({
  source: 'X',
  url: null,
  mode: 'LIVE',
  asOf: null,
  retrievedAt: '2026-11-22T12:00:00.000Z',
  contentHash: null,
  excerpt: null,
})
const codeOf = (counts: DayCount[]) => {
  const { measure, missing } = measureVolumeScore(counts, LAST, [evidence])
  return measure ? 'measured' : missing[0]?.code
}

describe('posts of the last day against the days before', () => {
  // Mean 10, squared deviations 4+4+1+1+0+1+1 = 12, variance 12/6 = 2.
  const known = [8, 12, 9, 11, 10, 9, 11]

  it('is (v − mean) / sd with n − 1', () => {
    const { measure } = measureVolumeScore([last(16), ...days(known)], LAST, [evidence])
    expect(measure?.value).toBeCloseTo(6 / Math.SQRT2, 12)
    expect(measure).toMatchObject({ unit: 'standard deviations', asOf: '2026-11-21T00:00:00.000Z' })
    expect(measure?.evidence[0]).toMatchObject({
      mode: 'COMPUTED',
      inputs: [evidence],
      excerpt: '2026-11-21: 16 posts; the 7 days before: 8, 12, 9, 11, 10, 9, 11',
    })
  })

  it('takes seven days before, not six', () => {
    expect(codeOf([last(16), ...days(known)])).toBe('measured')
    expect(codeOf([last(16), ...days(known.slice(0, 6))])).toBe('TOO_FEW_DAYS')
  })

  it('is unknown where the last day was not counted, or the days before are all equal', () => {
    expect(codeOf(days(known))).toBe('DAY_NOT_COVERED')
    expect(codeOf([last(10), ...days([5, 5, 5, 5, 5, 5, 5])])).toBe('UNDEFINED')
  })

  it('adds up sources that were counted on both days, and no others', () => {
    const both = [last(10), last(6, 'Reddit'), ...days(known), ...days([0, 0, 0, 0, 0, 0, 0], 'Reddit')]
    expect(measureVolumeScore(both, LAST, [evidence]).measure?.value).toBeCloseTo(6 / Math.SQRT2, 12)
    expect(codeOf([last(10), last(6, 'Reddit'), ...days(known)])).toBe('TOO_FEW_DAYS')
    const only = [last(16), ...days(known), ...days([9, 9, 9, 9, 9, 9, 9], 'Reddit')]
    expect(measureVolumeScore(only, LAST, [evidence]).measure?.value).toBeCloseTo(6 / Math.SQRT2, 12)
  })
})

describe('days of a reading', () => {
  const reading = (coveredFrom: string, writtenAt: string[]): PostReading => ({
    source: 'X',
    posts: writtenAt.map((at) => ({ writtenAt: at }) as Post),
    coveredFrom,
    evidence,
    evidenceOf: () => evidence,
  })

  it('are those that it covers from midnight to midnight; a day without posts is zero', () => {
    const posts = ['2026-11-22T01:00:00.000Z', '2026-11-21T23:59:59.000Z', '2026-11-19T12:00:00.000Z']
    expect(wholeDays(reading('2026-11-19T11:00:00.000Z', posts))).toEqual([
      { source: 'X', day: '2026-11-20', posts: 0 },
      { source: 'X', day: '2026-11-21', posts: 1 },
    ])
    expect(wholeDays(reading('2026-11-19T00:00:00.000Z', posts)).map(({ day }) => day)).toEqual([
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
    ])
  })

  it('are none where it does not reach back to midnight', () => {
    expect(wholeDays(reading('2026-11-22T03:00:00.000Z', []))).toEqual([])
  })

  it('are kept for each asset, the larger figure of a day counts, and 30 days before the last are read', async () => {
    const made = await createTestDatabase()
    const migrations = readMigrations(join(import.meta.dirname, '../../migrations'))
    const database = await connectDatabase({ url: made.url, schema: 'sentiment', entities: [], migrations })
    try {
      const counts = createDailyCounts(database)
      await counts.add('a', [
        last(5),
        { source: 'X', day: dayBefore(30), posts: 1 },
        { source: 'X', day: dayBefore(31), posts: 2 },
      ])
      await counts.add('a', [last(3)])
      await counts.add('b', [last(9)])
      await counts.add('a', [])
      expect(await counts.read('a', LAST)).toEqual([{ source: 'X', day: dayBefore(30), posts: 1 }, last(5)])
    } finally {
      await database.dispose()
      await made.dispose()
    }
  })
})
