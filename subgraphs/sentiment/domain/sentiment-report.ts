import type { AnalysisReport, Measure } from '@chainlens/platform/evidence'

/** The figures of a sentiment report; null where unknown, `missing` then says why. */
export interface SentimentMeasures {
  balance: Measure | null
  postVolume: Measure | null
  volumeZScore: Measure | null
  fearAndGreed: Measure | null
  filteredShare: Measure | null
  positiveVoteShare: Measure | null
  communitySize: Measure | null
  coinMarketCapFearAndGreed: Measure | null
  discordMembers: Measure | null
  discordOnline: Measure | null
}

/** How the tone of posts is spread; as ToneDistribution of the graph. */
export interface ToneDistribution {
  scoredPosts: Measure
  negative: Measure
  neutral: Measure
  positive: Measure
}

/** A post shown as an example; as ExamplePost of the graph. */
export interface ExamplePost {
  id: string
  source: string
  url: string | null
  postedAt: string
  /** Other people's words: untrusted. */
  excerpt: string
  tone: Measure
}

/** As SentimentReport of the graph. */
export interface SentimentReport extends AnalysisReport, SentimentMeasures {
  /** Null without enough posts. */
  distribution: ToneDistribution | null
  examplePosts: ExamplePost[]
}
