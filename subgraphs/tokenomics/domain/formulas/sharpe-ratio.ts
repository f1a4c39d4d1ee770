import { isFlat } from './is-flat.ts'
import { mean } from './mean.ts'
import { sampleDeviation } from './sample-deviation.ts'

/**
 * Mean over sample standard deviation of excess returns × √(periods per year), as empyrical's sharpe_ratio.
 * `riskFree` is per period. Null below two returns, or where they do not vary.
 */
export function sharpeRatio(returns: readonly number[], periodsPerYear: number, riskFree = 0): number | null {
  const excess = returns.map((value) => value - riskFree)
  const centre = mean(excess)
  const deviation = sampleDeviation(excess)
  if (centre === null || deviation === null || isFlat(deviation)) return null
  return (centre / deviation) * Math.sqrt(periodsPerYear)
}
