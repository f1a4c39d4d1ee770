/**
 * Historical value at risk: the `cutoff` quantile of returns by linear interpolation between order statistics
 * (numpy's default percentile, as empyrical's value_at_risk); null without returns.
 */
export function valueAtRisk(returns: readonly number[], cutoff: number): number | null {
  if (returns.length === 0) return null
  const sorted = returns.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * cutoff
  const below = Math.floor(place)
  const low = sorted[below] as number
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return low + (high - low) * (place - below)
}
