/**
 * √(mean of min(r − target, 0)² over all n) × √(periods per year), as empyrical's downside_risk.
 * `target` is per period. Null without returns.
 */
export function downsideDeviation(returns: readonly number[], periodsPerYear: number, target = 0): number | null {
  if (returns.length === 0) return null
  const squares = returns.reduce((sum, value) => sum + Math.min(value - target, 0) ** 2, 0)
  return Math.sqrt(squares / returns.length) * Math.sqrt(periodsPerYear)
}
