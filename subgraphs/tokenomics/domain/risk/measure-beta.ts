import type { Measure, MissingSignal } from '@chainlens/platform/evidence'
import { missingFrom } from '@chainlens/platform/sources'
import type { Context } from '../../context.ts'
import type { PriceSeries } from '../../sources/market-source.ts'
import { beta } from '../formulas/index.ts'
import { dailyReturns } from './daily-returns.ts'
import { computedMeasure } from './measure-series.ts'

/** CoinGecko's id of the benchmark. */
export const BITCOIN = 'bitcoin'
const LEAST_PAIRS = 7
const LABEL = 'beta to Bitcoin'
const METHOD =
  'covariance over variance (n − 1) of daily simple returns with those of Bitcoin, on the days that both have'

type Answer = { measure: Measure } | { missing: MissingSignal }

/** Beta of a series to Bitcoin over the same window; where it cannot be had, why. */
export async function measureBeta(
  context: Pick<Context, 'loaders'>,
  series: PriceSeries,
  days: number,
  stale: boolean,
): Promise<Answer> {
  let benchmark: PriceSeries
  try {
    benchmark = await context.loaders.closes.load({ coinId: BITCOIN, days, until: series.until })
  } catch (error) {
    return { missing: missingFrom(error, LABEL) }
  }
  const own = dailyReturns(series.closes)
  const bitcoin = dailyReturns(benchmark.closes)
  const pairs = [...own].flatMap(([day, value]) => {
    const other = bitcoin.get(day)
    return other === undefined ? [] : [[value, other] as const]
  })
  if (pairs.length < LEAST_PAIRS) {
    const reason = `${benchmark.evidence.source}: it has too few closes of Bitcoin in the window.`
    return { missing: { code: 'HISTORY_TOO_SHORT', signal: LABEL, reason } }
  }
  const value = beta(pairs)
  if (value === null || !Number.isFinite(value)) {
    const reason = 'ChainLens: it has no value here, because the returns of Bitcoin do not vary.'
    return { missing: { code: 'UNDEFINED', signal: LABEL, reason } }
  }
  const basis = `${pairs.length} pairs of returns of ${series.coinId} and ${BITCOIN}, ${series.from} to ${series.until}`
  const measured = { value, label: LABEL, unit: 'ratio', method: METHOD, basis, stale, series: [series, benchmark] }
  return { measure: computedMeasure(measured) }
}
