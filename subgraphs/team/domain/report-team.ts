import {
  type AnalysisReport,
  type Finding,
  type MissingSignal,
  reportStatus,
  uniqueEvidence,
} from '@chainlens/platform/evidence'
import { missingFrom, SourceFailure } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../context.ts'
import { findRepository, type RepositoryChoice } from '../sources/find-repository.ts'
import { GITHUB } from '../sources/github-limit.ts'
import { readRecordedRepository } from '../sources/recorded.ts'
import type { RepositoryReading } from '../sources/source.ts'
import { findTeamRisks } from './find-team-risks.ts'
import type { IdentityLink } from './link-identity.ts'
import { measureCommits } from './measure-commits.ts'
import { measureRelease } from './measure-release.ts'
import { readIdentity } from './read-identity.ts'
import type { TeamMeasures, TeamReport } from './team-report.ts'

/** Of the gateway's limit, so much is spent on sources; the rest is for the way back. */
const SHARE_OF_TIMEOUT = 0.8

type ReadIdentity = Awaited<ReturnType<typeof readIdentity>>

const UNKNOWN_FACTS =
  'whether the repository is archived, a fork or new, and how its organisation and the site name each other'

const NOTHING: TeamMeasures = {
  contributorAbsenceFactor: null,
  contributorAbsenceFactor52w: null,
  activeContributors90d: null,
  commitsPerWeek90d: null,
  daysSinceLastRelease: null,
}

/**
 * Who works on a token's code: finds its repository, reads it, measures. A source that fails is a line in
 * `missing` and leaves the rest whole; nothing is thrown for it.
 */
export async function reportTeam(context: Context, token: TokenReference): Promise<TeamReport> {
  const deadline = Date.now() + context.services.config.subgraphTimeoutMs * SHARE_OF_TIMEOUT
  let choice: RepositoryChoice
  try {
    choice = await findRepository(context.services, token)
  } catch (error) {
    return assemble({ repository: null, missing: [missingFrom(error, 'the repository of the code')] })
  }
  if (choice.repository === null) return withoutRepository(choice, await readIdentity(context, choice, null, deadline))
  try {
    const reading = await readRepository(context, choice.repository, deadline)
    return measured(choice, reading, await readIdentity(context, choice, reading, deadline))
  } catch (error) {
    const missing = missingFrom(error, `contributors, activity and releases of ${choice.repository}`)
    return assemble({ repository: choice.repository, missing: [missing] })
  }
}

function readRepository(context: Context, repository: string, deadline: number): Promise<RepositoryReading> {
  const { sources, repositories, keepRecorded } = context.services
  return sources.liveOrRecorded({
    service: 'GITHUB',
    source: GITHUB,
    live: () => repositories.read({ repository, deadline, signal: context.signal }),
    recorded: () => readRecordedRepository(repository, keepRecorded),
  })
}

function withoutRepository(choice: RepositoryChoice, identity: ReadIdentity): TeamReport {
  const isSomething = choice.listed.length > 0
  const reason = isSomething
    ? `${choice.evidence.source} lists no single repository on GitHub for this asset; which of an organisation's is meant is not guessed.`
    : `${choice.evidence.source} lists no repository on GitHub for this asset.`
  const finding: Finding = {
    code: 'NO_REPOSITORY_LISTED',
    severity: 'INFO',
    title: 'No public repository is listed',
    detail: `${reason} The code may be public elsewhere.`,
    evidence: [choice.evidence],
  }
  const missing = { code: 'NOT_FOUND', signal: 'the repository of the code', reason }
  return assemble({
    repository: null,
    missing: [missing, ...identity.missing],
    findings: [...identity.findings, finding],
    links: identity.links,
  })
}

function measured(choice: RepositoryChoice, reading: RepositoryReading, identity: ReadIdentity): TeamReport {
  const { facts, commits, releases, repository } = reading
  const missing: MissingSignal[] = []
  const history = commits instanceof SourceFailure ? null : measureCommits(reading, commits)
  const release = releases instanceof SourceFailure ? null : measureRelease(reading, releases)
  if (facts instanceof SourceFailure) missing.push(facts.toMissing(UNKNOWN_FACTS))
  if (commits instanceof SourceFailure) missing.push(commits.toMissing('contributors and activity'))
  else if (history?.contributorAbsenceFactor === null)
    missing.push({
      code: 'NOT_FOUND',
      signal: 'contributors and activity',
      reason: `${repository} has no commits of people.`,
    })
  else if (history?.contributorAbsenceFactor52w === null)
    missing.push({
      code: 'NOT_FOUND',
      signal: 'contributor absence factor of the last 52 weeks',
      reason: `nobody committed to ${repository} in that time.`,
    })
  if (releases instanceof SourceFailure) missing.push(releases.toMissing('days since the last release'))
  else if (!releases.newest)
    missing.push({
      code: 'NOT_FOUND',
      signal: 'days since the last release',
      reason: `${repository} lists no full release.`,
    })
  return assemble({
    repository,
    choice,
    missing: [...missing, ...identity.missing],
    findings: findTeamRisks(reading, history, identity.findings),
    links: identity.links,
    measures: {
      contributorAbsenceFactor: history?.contributorAbsenceFactor ?? null,
      contributorAbsenceFactor52w: history?.contributorAbsenceFactor52w ?? null,
      activeContributors90d: history?.activeContributors90d ?? null,
      commitsPerWeek90d: history?.commitsPerWeek90d ?? null,
      daysSinceLastRelease: release,
    },
    factEvidence: facts instanceof SourceFailure ? [] : [facts.evidence],
  })
}

function assemble(input: {
  repository: string | null
  missing: MissingSignal[]
  findings?: Finding[]
  links?: IdentityLink[]
  measures?: TeamMeasures
  choice?: RepositoryChoice
  factEvidence?: AnalysisReport['evidence']
}): TeamReport {
  const { repository, missing, findings = [], links = [], measures = NOTHING, choice, factEvidence = [] } = input
  const evidence = uniqueEvidence([
    ...Object.values(measures).flatMap((measure) => measure?.evidence ?? []),
    ...findings.flatMap((finding) => finding.evidence),
    ...links.flatMap((link) => link.evidence),
    ...factEvidence,
    ...(choice ? [choice.evidence] : []),
  ])
  // Which repository is meant is evidence, but no finding about the team.
  const status = reportStatus(
    evidence.filter((item) => item !== choice?.evidence),
    missing,
  )
  return {
    status,
    score: null,
    findings,
    missing,
    evidence,
    observedAt: new Date().toISOString(),
    repository,
    identity: links,
    ...measures,
  }
}
