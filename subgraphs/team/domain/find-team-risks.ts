import type { Evidence, Finding } from '@chainlens/platform/evidence'
import { SourceFailure } from '@chainlens/platform/sources'
import type { RepositoryReading } from '../sources/source.ts'
import type { CommitMeasures } from './measure-commits.ts'
import { QUARTER_WEEKS } from './week-window.ts'

const DAY_MS = 86_400_000
/** Below this, half of the work hangs on so few that losing them would stop it. */
const FEW_PEOPLE = 2
/** OpenSSF Scorecard, "Maintained": a commit a week over 90 days is active. */
const ACTIVE_COMMITS = QUARTER_WEEKS
/** Fewer commits than one a week make a year's factor a matter of chance. */
const YEAR_MEANINGFUL_COMMITS = 52
/** OpenSSF Scorecard, "Maintained": a younger repository says nothing of upkeep. */
const YOUNG_DAYS = 90

type Severity = Finding['severity']
const ORDER: Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']

/**
 * What stands out in a repository, with what `more` found, the gravest first. Only what was read counts: unknown is neither good
 * nor bad. Sentences name the time where the reading is a recording.
 */
export function findTeamRisks(
  reading: RepositoryReading,
  commits: CommitMeasures | null,
  more: readonly Finding[] = [],
): Finding[] {
  const findings = [
    ...factFindings(reading),
    ...(commits ? [...commitFindings(reading, commits), ...keyPersonFindings(reading, commits)] : []),
    ...releaseFindings(reading),
    ...more,
  ]
  return findings.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}

function finding(code: string, severity: Severity, title: string, detail: string, evidence: Evidence[]): Finding {
  return { code, severity, title, detail, evidence }
}

/** "As of 2026-08-20, " where the figures are recorded. */
function dated(reading: RepositoryReading): string {
  return reading.isRecorded ? `As of ${reading.asOf.slice(0, 10)}: ` : ''
}

function factFindings({ facts, repository, asOf }: RepositoryReading): Finding[] {
  if (facts instanceof SourceFailure) return []
  const { evidence } = facts
  const found: Finding[] = []
  if (facts.isArchived) {
    const detail = `Its owners have made ${repository} read-only: nobody works on it there any more.`
    found.push(finding('ARCHIVED', 'HIGH', 'The repository is archived', detail, [evidence]))
  }
  if (facts.isFork) {
    const detail = `${repository} is a fork: its history holds the work of the original's contributors, who need not be this project's.`
    found.push(finding('FORKED_REPOSITORY', 'MEDIUM', 'The repository is a fork', detail, [evidence]))
  }
  if (Date.parse(asOf) - Date.parse(facts.createdAt) < YOUNG_DAYS * DAY_MS) {
    const detail = `${repository} was created on ${facts.createdAt.slice(0, 10)}: too recently to show whether it is kept up.`
    found.push(finding('NEW_REPOSITORY', 'MEDIUM', 'The repository is young', detail, [evidence]))
  }
  return found
}

function commitFindings(reading: RepositoryReading, measures: CommitMeasures): Finding[] {
  const { commits: history, repository } = reading
  if (history instanceof SourceFailure) return []
  if (history.contributors.length === 0) {
    const detail = `${repository} holds no commits.`
    return [finding('EMPTY_REPOSITORY', 'HIGH', 'The repository is empty', detail, [history.evidence])]
  }
  const evidence = measures.commitsPerWeek90d?.evidence ?? [history.evidence]
  if (measures.commitsSinceQuarter === 0 && (history.isWhole || !pushedSince(reading, measures.quarter.from))) {
    const detail = `${dated(reading)}nobody has committed to the main branch of ${repository} for three months.`
    return [finding('DORMANT', 'HIGH', 'No commit in 90 days', detail, evidence)]
  }
  const perWeek = measures.commitsPerWeek90d?.value ?? 0
  if (perWeek * QUARTER_WEEKS < ACTIVE_COMMITS) return []
  const detail = `${dated(reading)}people have committed to ${repository} at least once a week on average for three months.`
  return [finding('ACTIVE', 'INFO', 'The code is being worked on', detail, evidence)]
}

/** Whether anything may have been pushed in the window; unknown counts as yes, since it forbids calling it dormant. */
function pushedSince({ facts }: RepositoryReading, from: number): boolean {
  if (facts instanceof SourceFailure) return true
  return facts.pushedAt !== null && Date.parse(facts.pushedAt) >= from * 1000
}

function keyPersonFindings(reading: RepositoryReading, measures: CommitMeasures): Finding[] {
  const { allTime, year } = measures
  const evidenceOf = (measure: CommitMeasures['contributorAbsenceFactor']) => measure?.evidence ?? []
  const who = (factor: number) => (factor === 1 ? 'One person' : 'Two people')
  if (allTime && allTime.factor <= FEW_PEOPLE) {
    const severity = allTime.factor === 1 ? 'HIGH' : 'MEDIUM'
    const detail = `${dated(reading)}${who(allTime.factor)} made at least half of all commits to ${reading.repository}; losing them would hit the project hard.`
    const title = 'Much depends on very few people'
    return [finding('KEY_PERSON_RISK', severity, title, detail, evidenceOf(measures.contributorAbsenceFactor))]
  }
  if (year && year.factor <= FEW_PEOPLE && year.contributions >= YEAR_MEANINGFUL_COMMITS) {
    const severity = year.factor === 1 ? 'MEDIUM' : 'LOW'
    const detail = `${dated(reading)}${who(year.factor)} made at least half of the last year's commits to ${reading.repository}.`
    const title = 'Recent work depends on very few people'
    return [
      finding('KEY_PERSON_RISK_RECENT', severity, title, detail, evidenceOf(measures.contributorAbsenceFactor52w)),
    ]
  }
  return []
}

function releaseFindings({ releases, repository }: RepositoryReading): Finding[] {
  if (releases instanceof SourceFailure || releases.newest) return []
  const detail = `${repository} lists no full release. The project may publish elsewhere, or run without releases.`
  return [finding('NO_RELEASES', 'INFO', 'No release is listed', detail, [releases.evidence])]
}
