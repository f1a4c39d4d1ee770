import type { Context } from '../../context.ts'
import { addDays, lastWholeDay } from '../../sources/days.ts'
import { checkWindow } from '../risk/check-window.ts'
import { computeRisk } from '../risk/compute-risk.ts'
import { emptyRisk, type RiskMetrics } from '../risk/risk-metrics.ts'
import type { TokenomicsReport } from './tokenomics-report.ts'

/** The risk of a report's asset. Without a known asset all of it is missing, for the reason that the report has. */
export async function riskOfReport(
  context: Pick<Context, 'services'>,
  report: TokenomicsReport,
  window: { days: number; until: string | null },
): Promise<RiskMetrics> {
  if (report.coinId !== null) return computeRisk(context, { coinId: report.coinId, ...window })
  checkWindow(window, context.services.now())
  const to = window.until ?? lastWholeDay(context.services.now())
  const missing = report.missing.map((one) => ({ ...one, signal: `daily closes of ${report.tokenId}` }))
  return emptyRisk({ from: addDays(to, -window.days), to, observations: 0, missing })
}
