import { marketFigures, onchainFigures, protocolFigures, sentimentFigures, teamFigures } from './figure-specs.ts'
import { type ReportRow, reportRows } from './report-rows.ts'
import type { TokenReports } from './use-token-reports.ts'

export type TokenRows = Record<keyof TokenReports, ReportRow[]>

/** The rows of every report that is there, numbered through the page; of one that isn't, none. */
export function tokenRows({ market, onchain, sentiment, team }: TokenReports): TokenRows {
  const afterMarket = 1 + marketFigures.length
  const afterOnchain = afterMarket + onchainFigures.length
  const afterSentiment = afterOnchain + sentimentFigures.length
  const afterTeam = afterSentiment + teamFigures.length
  return {
    market: market.report
      ? [...reportRows(marketFigures, market.report, 1), ...reportRows(protocolFigures, market.report, afterTeam)]
      : [],
    onchain: onchain.report ? reportRows(onchainFigures, onchain.report, afterMarket) : [],
    sentiment: sentiment.report ? reportRows(sentimentFigures, sentiment.report, afterOnchain) : [],
    team: team.report ? reportRows(teamFigures, team.report, afterSentiment) : [],
  }
}
