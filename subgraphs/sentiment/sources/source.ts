import type { Evidence } from '@chainlens/platform/evidence'
import type { SourceFailure } from '@chainlens/platform/sources'

/** A reading of the whole market's mood. */
export interface MarketMood {
  /** 0 (extreme fear) to 100 (extreme greed). */
  value: number
  /** The source's own word for it, e.g. Extreme Fear; the bands of the words are the source's. */
  classification: string
  /** The time it describes. */
  asOf: string
  isRecorded: boolean
  evidence: Evidence
}

/** One community of an asset. */
export interface Community {
  /** e.g. Reddit subscribers */
  name: string
  members: number
}

/** What an asset's listing says of the people around it: each part, or why it could not be had. */
export interface CommunityReading {
  /** Share of votes that were for the asset, 0 to 1; null where nobody voted. */
  votes: { positiveShare: number | null; evidence: Evidence } | SourceFailure
  /** Communities that the source counts members of, the largest first. */
  communities: { listed: Community[]; evidence: Evidence } | SourceFailure
}
