import { downsideDeviation } from './downside-deviation.ts'
import { isFlat } from './is-flat.ts'
import { mean } from './mean.ts'

/**
 * Mean excess return × periods per year over the downside deviation of all n returns, as empyrical's
 * sortino_ratio. Null without returns, or where none falls below the target.
 */
export function sortinoRatio(returns: readonly number[], periodsPerYear: number, target = 0): number | null {
  const centre = mean(returns)
  const downside = downsideDeviation(returns, periodsPerYear, target)
  if (centre === null || downside === null || isFlat(downside)) return null
  return ((centre - target) * periodsPerYear) / downside
}
