import type { Context } from '../../context.ts'
import type { CloseWindow } from '../../sources/market-source.ts'
import { dailyReturns } from './daily-returns.ts'
import { BITCOIN, measureBeta } from './measure-beta.ts'
import { measureSeries } from './measure-series.ts'
import { readSeries } from './read-series.ts'
import { emptyRisk, type RiskMetrics } from './risk-metrics.ts'

/**
 * Risk and return of an asset over a window of daily closes, of one source. A window that lacks a close has
 * no measures: nothing is filled in or shortened. Throws ClientError BAD_USER_INPUT for a window that cannot be.
 */
export async function computeRisk(
  context: Pick<Context, 'loaders' | 'services'>,
  input: CloseWindow,
): Promise<RiskMetrics> {
  const { series, lacking, stale, from, to } = await readSeries(context, input)
  const observations = series ? dailyReturns(series.closes).size : 0
  if (!series || lacking) return emptyRisk({ from, to, observations, missing: lacking ? [lacking] : [] })
  const { measures, missing } = measureSeries(series, stale)
  const metrics: RiskMetrics = { ...emptyRisk({ from, to, observations, missing }), ...measures }
  if (input.coinId === BITCOIN) return metrics
  const beta = await measureBeta(context, series, input.days, stale)
  if ('measure' in beta) return { ...metrics, betaToBitcoin: beta.measure }
  return { ...metrics, missing: [...missing, beta.missing] }
}
