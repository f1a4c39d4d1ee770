import { computedEvidence, type Measure, makeMeasure } from '@chainlens/platform/evidence'
import type { CommitHistory, Contributor, RepositoryReading } from '../sources/source.ts'
import { type AbsenceFactor, absenceFactor } from './absence-factor.ts'
import { commitsWithin } from './commits-within.ts'
import type { TeamMeasures } from './team-report.ts'
import { lastFullWeek, QUARTER_WEEKS, WEEK_SECONDS, type WeekWindow, weekWindow, YEAR_WEEKS } from './week-window.ts'

/** What a list of a hundred takes from a figure of all time: the people it leaves out did the least. */
const LISTED_QUALITY = 0.8
/** What it takes from a figure of a window: newcomers may be missing altogether. */
const LISTED_WINDOW_QUALITY = 0.7

/** The figures of a commit history. */
export interface CommitMeasures extends Omit<TeamMeasures, 'daysSinceLastRelease'> {
  allTime: AbsenceFactor | null
  year: AbsenceFactor | null
  quarter: WeekWindow
  /** Commits of people and programs since the quarter began, the running week included. */
  commitsSinceQuarter: number
}

/** Measures who commits: absence factor of all time and of 52 weeks, people and commits of 13 weeks. */
export function measureCommits(reading: RepositoryReading, history: CommitHistory): CommitMeasures {
  const { contributors, isWhole } = history
  const lastWeek = history.endsWithWeek ?? lastFullWeek(new Date(reading.asOf))
  const quarter = weekWindow(lastWeek, QUARTER_WEEKS)
  const people = contributors.filter((contributor) => !contributor.isBot)
  const allTime = absenceFactor(people.map((person) => person.commits))
  const year = absenceFactor(commitsWithin(contributors, weekWindow(lastWeek, YEAR_WEEKS)))
  const recent = commitsWithin(contributors, quarter).filter((commits) => commits > 0)
  const commits = recent.reduce((sum, one) => sum + one, 0)

  const whole = reading.isRecorded ? ', of all contributors of the git history' : ''
  const of = isWhole ? whole : `, of the ${contributors.length} contributors that GitHub lists`
  const atLeast = isWhole ? whole : `${of}, so at least this many`
  const measure = (input: { value: number; unit: string; method: string; excerpt: string; quality: number }): Measure =>
    makeMeasure({
      value: input.value,
      unit: input.unit,
      method: input.method,
      asOf: reading.asOf,
      stale: reading.isRecorded,
      evidence: [computedEvidence({ excerpt: input.excerpt, asOf: reading.asOf, inputs: [history.evidence] })],
      quality: isWhole ? 1 : input.quality,
    })
  const factorOf = (found: AbsenceFactor | null, span: string, quality: number) =>
    found &&
    measure({
      value: found.factor,
      unit: 'contributors',
      method: `CHAOSS contributor absence factor: fewest contributors with at least half of the commits, ${span}, without merges and bots${of}`,
      excerpt: `${found.factor} of ${found.people} people made ${found.covered} of ${found.contributions} commits, ${span}${of}`,
      quality,
    })
  const span = `${describe(quarter)}${history.endsWithWeek === null ? '' : ' (the last is the week of the newest recorded commit)'}`
  const hasCommits = allTime !== null
  return {
    allTime,
    year,
    quarter,
    commitsSinceQuarter: sumSince(contributors, quarter.from),
    contributorAbsenceFactor: factorOf(allTime, 'all time', LISTED_QUALITY),
    contributorAbsenceFactor52w: factorOf(year, describe(weekWindow(lastWeek, YEAR_WEEKS)), LISTED_WINDOW_QUALITY),
    activeContributors90d: hasCommits
      ? measure({
          value: recent.length,
          unit: 'contributors',
          method: `people with a commit in ${span}, without merges and bots${atLeast}`,
          excerpt: `${recent.length} people with a commit in ${span}${of}`,
          quality: LISTED_WINDOW_QUALITY,
        })
      : null,
    commitsPerWeek90d: hasCommits
      ? measure({
          value: commits / QUARTER_WEEKS,
          unit: 'commits/week',
          method: `commits in ${span} divided by ${QUARTER_WEEKS}, without merges and bots${atLeast}`,
          excerpt: `${commits} commits in ${span}, divided by ${QUARTER_WEEKS}${of}`,
          quality: LISTED_WINDOW_QUALITY,
        })
      : null,
  }
}

function sumSince(contributors: readonly Contributor[], from: number): number {
  return contributors
    .flatMap((contributor) => contributor.weeks)
    .reduce((sum, week) => sum + (week.start >= from ? week.commits : 0), 0)
}

/** "the 13 full weeks from 2026-08-16 to 2026-11-14" */
function describe(window: WeekWindow): string {
  const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)
  return `the ${window.weeks} weeks from ${day(window.from)} to ${day(window.to + WEEK_SECONDS - 1)}`
}
