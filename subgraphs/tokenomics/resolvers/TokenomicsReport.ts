import type { TokenomicsReportResolvers } from '../__generated__/resolvers.ts'
import { riskOfReport } from '../domain/report/risk-of-report.ts'

export const TokenomicsReport: TokenomicsReportResolvers = {
  risk: (report, { days, until }, context) => riskOfReport(context, report, { days, until: until ?? null }),
}
