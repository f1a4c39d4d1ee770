import type { Config } from '@chainlens/platform/config'
import type { RequestContext } from '@chainlens/platform/graphql'
import type { Sources } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { SentimentReport } from './domain/sentiment-report.ts'
import type { KeepDocument } from './sources/recorded.ts'

/** What lives as long as the process. */
export interface Services {
  config: Config
  sources: Sources
  keepRecorded: KeepDocument
}

/** What resolvers and domain functions get first. */
export interface Context extends RequestContext<Services> {
  /** The report of a token, made once per request however often it is asked for. */
  reportOf(token: TokenReference): Promise<SentimentReport>
}
