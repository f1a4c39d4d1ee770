import type { Config } from '@chainlens/platform/config'
import type { RequestContext } from '@chainlens/platform/graphql'
import type { Sources } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { PostScorer } from './domain/crypto-lexicon/create-post-scorer.ts'
import type { DailyCounts } from './domain/posts/daily-counts.ts'
import type { SentimentReport } from './domain/sentiment-report.ts'
import type { DiscordClient } from './sources/discord-client.ts'
import type { PostSource } from './sources/post-source.ts'
import type { KeepDocument } from './sources/recorded.ts'

/** What lives as long as the process. */
export interface Services {
  config: Config
  sources: Sources
  keepRecorded: KeepDocument
  postSources: readonly PostSource[]
  dailyCounts: DailyCounts
  scorePost: PostScorer
  askDiscord: DiscordClient
}

/** What resolvers and domain functions get first. */
export interface Context extends RequestContext<Services> {
  /** The report of a token, made once per request however often it is asked for. */
  reportOf(token: TokenReference): Promise<SentimentReport>
}
