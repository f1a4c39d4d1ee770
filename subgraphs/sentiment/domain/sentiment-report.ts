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
}

/** As SentimentReport of the graph. */
export interface SentimentReport extends AnalysisReport, SentimentMeasures {}
