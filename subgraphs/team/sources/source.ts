import type { Evidence } from '@chainlens/platform/evidence'
import type { SourceFailure } from '@chainlens/platform/sources'

/** One person's or program's commits, without a name. */
export interface Contributor {
  isBot: boolean
  /** Commits of all time, without merges. */
  commits: number
  /** Commits by week, the week named by its start: Sunday 00:00 UTC in unix seconds. A week that is absent has none. */
  weeks: { start: number; commits: number }[]
}

/** Who committed how much and when. */
export interface CommitHistory {
  contributors: Contributor[]
  /** False where the source lists the hundred with the most commits only. */
  isWhole: boolean
  /** Start (unix seconds) of the week of the newest commit, where the history is a recording that ends there; else null. */
  endsWithWeek: number | null
  evidence: Evidence
}

/** What a repository says of itself. */
export interface RepositoryFacts {
  isArchived: boolean
  isFork: boolean
  createdAt: string
  /** The last push to any branch; null where nothing was ever pushed. */
  pushedAt: string | null
  /** Whose account it is in; null where the source does not say. */
  owner: 'ORGANISATION' | 'PERSON' | null
  evidence: Evidence
}

/** What an organisation says of itself in its profile. */
export interface OrganisationFacts {
  /** Its account's name. */
  login: string
  /** Host of the site that it names as its own, e.g. uniswap.org; null where it names none. */
  site: string | null
  /** The account on X that it names, without the sign before it; null where it names none. */
  xHandle: string | null
  /** Whether GitHub has verified that it controls a domain; null where GitHub does not say. */
  isVerified: boolean | null
  evidence: Evidence
}

/** The newest release, and what counts as one. */
export interface ReleaseFacts {
  /** Null where the source lists none. */
  newest: { name: string; at: string } | null
  /** What a release is here, e.g. "published on GitHub, pre-releases and drafts left out". */
  basis: string
  /** 0 to 1: how near the basis comes to a real release date. */
  quality: number
  evidence: Evidence
}

/** A repository as far as it could be read: each part, or why it could not be had. */
export interface RepositoryReading {
  /** owner/name, as the source has it now. */
  repository: string
  /** The time that windows and ages are measured from. */
  asOf: string
  isRecorded: boolean
  facts: RepositoryFacts | SourceFailure
  commits: CommitHistory | SourceFailure
  releases: ReleaseFacts | SourceFailure
}

/** Reads public repositories. */
export interface RepositorySource {
  /**
   * Reads one, until `deadline` (milliseconds of Date.now) at most. Throws SourceFailure where nothing of it
   * can be had; what fails later stands in the reading.
   */
  read(input: { repository: string; deadline: number; signal: AbortSignal }): Promise<RepositoryReading>
  /** The profile of an organisation, until `deadline` at most. Throws SourceFailure. */
  organisation(input: { login: string; deadline: number }): Promise<OrganisationFacts>
}
