import type { Context } from '../../context.ts'
import { addDays, lastWholeDay } from '../../sources/days.ts'
import { checkWindow } from '../risk/check-window.ts'
import { computeRisk } from '../risk/compute-risk.ts'
import { type PriceHistory, readPriceHistory } from '../risk/price-history.ts'
import { emptyRisk, type RiskMetrics } from '../risk/risk-metrics.ts'
import type { TokenomicsReport } from './tokenomics-report.ts'

type Window = { days: number; until: string | null }
type ReportContext = Pick<Context, 'loaders' | 'services'>

/** The risk of a report's asset. Without a known asset all of it is missing, for the reason that the report has. */
export async function riskOfReport(
  context: ReportContext,
  report: TokenomicsReport,
  window: Window,
): Promise<RiskMetrics> {
  if (report.coinId !== null) return computeRisk(context, { coinId: report.coinId, ...window })
  return emptyRisk({ ...withoutAsset(context, report, window), observations: 0 })
}

/** The daily closes of a report's asset, in the same windows and by the same rules as its risk. */
export async function pricesOfReport(
  context: ReportContext,
  report: TokenomicsReport,
  window: Window,
): Promise<PriceHistory> {
  if (report.coinId !== null) return readPriceHistory(context, { coinId: report.coinId, ...window })
  const empty = withoutAsset(context, report, window)
  return { ...empty, points: [], evidence: [], isRecorded: false, stale: false }
}

function withoutAsset(context: ReportContext, report: TokenomicsReport, window: Window) {
  const now = context.services.now()
  checkWindow(window, now)
  const to = window.until ?? lastWholeDay(now)
  const signal = `daily closes of ${report.tokenId}`
  const missing = report.profileFailure ? [report.profileFailure.toMissing(signal)] : []
  return { from: addDays(to, -window.days), to, missing }
}
