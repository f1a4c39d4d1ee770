import { missingFrom } from '@chainlens/platform/sources'
import type { Context } from '../../context.ts'
import { addDays, lastWholeDay } from '../../sources/days.ts'
import type { PriceSeries } from '../../sources/market-source.ts'
import { checkWindow } from './check-window.ts'
import { dailyReturns } from './daily-returns.ts'
import { BITCOIN, measureBeta } from './measure-beta.ts'
import { measureSeries } from './measure-series.ts'
import { missingHistory } from './missing-history.ts'
import { emptyRisk, type RiskMetrics } from './risk-metrics.ts'

/** What computeRisk takes. */
export interface RiskInput {
  /** CoinGecko's id of the asset. */
  coinId: string
  /** Number of returns, 7 to 3650. */
  days: number
  /** The last day; null: the last whole day that the source has. */
  until: string | null
}

/**
 * Risk and return of an asset over a window of daily closes, of one source. A window that lacks a close has
 * no measures: nothing is filled in or shortened. Throws ClientError BAD_USER_INPUT for a window that cannot be.
 */
export async function computeRisk(context: Pick<Context, 'services'>, input: RiskInput): Promise<RiskMetrics> {
  const { market, now } = context.services
  checkWindow(input, now())
  let series: PriceSeries
  try {
    series = await market.closes(input)
  } catch (error) {
    const to = input.until ?? lastWholeDay(now())
    const missing = [missingFrom(error, `daily closes of ${input.coinId}`)]
    return emptyRisk({ from: addDays(to, -input.days), to, observations: 0, missing })
  }
  const window = { from: series.from, to: series.until, observations: dailyReturns(series.closes).size }
  const lacking = missingHistory(series)
  if (lacking) return emptyRisk({ ...window, missing: [lacking] })
  // A window that the caller chose describes its own days; one that should be the newest may be behind.
  const stale = input.until === null && series.until < addDays(lastWholeDay(now()), -1)
  const { measures, missing } = measureSeries(series, stale)
  const metrics: RiskMetrics = { ...emptyRisk({ ...window, missing }), ...measures }
  if (input.coinId === BITCOIN) return metrics
  const beta = await measureBeta(context, series, input.days, stale)
  if ('measure' in beta) return { ...metrics, betaToBitcoin: beta.measure }
  return { ...metrics, missing: [...missing, beta.missing] }
}
