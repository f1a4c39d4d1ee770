import type { Evidence } from '@chainlens/platform/evidence'
import type { SourceFailure } from '@chainlens/platform/sources'

/** A reading of the whole market's mood. */
export interface MarketMood {
  /** Name of the source, e.g. alternative.me. */
  source: string
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

/** What posts about an asset are looked for by; null where its listing does not say. */
export interface Subject {
  /** The asset's own name in our tables, e.g. coingecko:uniswap. */
  key: string
  name: string | null
  symbol: string | null
  /** Address of the token's contract. */
  contract: string | null
  /** The project's account on X, without the sign. */
  xHandle: string | null
  subreddit: string | null
  /** Code of an invitation to the project's Discord server. */
  discordInvite: string | null
}

/** What an asset's listing says of the people around it: each part, or why it could not be had. */
export interface CommunityReading {
  subject: Subject
  /** Share of votes that were for the asset, 0 to 1; null where nobody voted. */
  votes: { positiveShare: number | null; evidence: Evidence } | SourceFailure
  /** Communities that the source counts members of, the largest first. */
  communities: { listed: Community[]; evidence: Evidence } | SourceFailure
}
