import type { TokenomicsReportResolvers } from '../__generated__/resolvers.ts'
import { pricesOfReport, riskOfReport } from '../domain/report/risk-of-report.ts'

export const TokenomicsReport: TokenomicsReportResolvers = {
  risk: (report, { days, until }, context) => riskOfReport(context, report, { days, until: until ?? null }),
  priceHistory: (report, { days, until }, context) => pricesOfReport(context, report, { days, until: until ?? null }),
}
