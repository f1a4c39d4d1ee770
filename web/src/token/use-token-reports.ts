import {
  WebTokenMarketDocument,
  WebTokenOnchainDocument,
  WebTokenSentimentDocument,
  WebTokenTeamDocument,
} from '../gql/reports/graphql.ts'
import type { MarketReport, OnchainReport, SentimentReport, TeamReport } from './report-types.ts'
import { type ReportState, useTokenReport } from './use-token-report.ts'

export type TokenReports = {
  market: ReportState<MarketReport>
  onchain: ReportState<OnchainReport>
  sentiment: ReportState<SentimentReport>
  team: ReportState<TeamReport>
}

/** The four reports of a token, asked for side by side. */
export function useTokenReports(id: string | null): TokenReports {
  return {
    market: useTokenReport(WebTokenMarketDocument, id, (data) => data.token?.tokenomics),
    onchain: useTokenReport(WebTokenOnchainDocument, id, (data) => data.token?.onchain),
    sentiment: useTokenReport(WebTokenSentimentDocument, id, (data) => data.token?.sentiment),
    team: useTokenReport(WebTokenTeamDocument, id, (data) => data.token?.team),
  }
}
