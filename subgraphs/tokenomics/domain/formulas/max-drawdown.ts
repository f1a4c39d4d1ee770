import { drawdowns } from './drawdowns.ts'

/** The worst fall from a peak as a negative fraction, the first price included; 0 where none falls, null of nothing. */
export function maxDrawdown(prices: readonly number[]): number | null {
  return prices.length === 0 ? null : drawdowns(prices).reduce((worst, fall) => Math.min(worst, fall), 0)
}
