/** The worst fall from a peak as a negative fraction, the first price included; 0 where none falls, null of nothing. */
export function maxDrawdown(prices: readonly number[]): number | null {
  if (prices.length === 0) return null
  let peak = 0
  let worst = 0
  for (const price of prices) {
    peak = Math.max(peak, price)
    worst = Math.min(worst, price / peak - 1)
  }
  return worst
}
