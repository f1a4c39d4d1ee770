import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { absenceFactor } from './absence-factor.ts'
import { commitsWithin } from './commits-within.ts'
import { weekWindow, YEAR_WEEKS } from './week-window.ts'

const recordings = join(import.meta.dirname, '..', 'recordings')
const expected = JSON.parse(readFileSync(join(recordings, 'expected-absence-factor.json'), 'utf8'))

describe('the contributor absence factor', () => {
  it("is 2 for CHAOSS' own example", () => {
    expect(absenceFactor([1000, 202, 90, 33, 332, 343, 42, 433])).toEqual({
      factor: 2,
      covered: 1433,
      contributions: 2475,
      people: 8,
    })
  })

  it.each([
    ['counts exactly half as half', [5, 3, 2], 1],
    ['needs one more just below half', [49, 26, 25], 2],
    ['is everyone where there is one', [7], 1],
    ['is half of the people where all did the same', [1, 1, 1, 1, 1], 3],
    ['leaves out people without a contribution', [0, 4, 0, 0], 1],
  ])('%s', (_sentence, contributions, factor) => {
    expect(absenceFactor(contributions)?.factor).toBe(factor)
  })

  it.each([[[]], [[0, 0]]])('is unknown without contributions: %j', (contributions) => {
    expect(absenceFactor(contributions)).toBeNull()
  })
})

describe.each(Object.keys(expected))('the recorded history of %s', (repository) => {
  const file = join(recordings, `${repository.replace('/', '__')}.json`)
  const recording = JSON.parse(readFileSync(file, 'utf8'))
  const contributors = recording.contributors.map(
    (one: { total: number; isBot?: boolean; weeks: [number, number][] }) => ({
      isBot: one.isBot ?? false,
      commits: one.total,
      weeks: one.weeks.map(([start, commits]) => ({ start, commits })),
    }),
  ) as { isBot: boolean; commits: number; weeks: { start: number; commits: number }[] }[]
  const golden = ({ factor, commitsCovered, commits, people }: Record<string, number>) => ({
    factor,
    covered: commitsCovered,
    contributions: commits,
    people,
  })

  it('has the published factor of all time', () => {
    const people = contributors.filter((one) => !one.isBot)
    expect(absenceFactor(people.map((one) => one.commits))).toEqual(golden(expected[repository].allTime))
  })

  it('has the published factor of all time with bots', () => {
    expect(absenceFactor(contributors.map((one) => one.commits))).toEqual(
      golden(expected[repository].allTimeBotsIncluded),
    )
  })

  it('has the published factor of the last 52 weeks', () => {
    const window = weekWindow(recording.lastWeek, YEAR_WEEKS)
    expect(absenceFactor(commitsWithin(contributors, window))).toEqual(golden(expected[repository].last52Weeks))
  })
})
