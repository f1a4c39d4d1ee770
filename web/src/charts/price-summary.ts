import { formatMeasure } from '../evidence/format-measure.ts'
import type { PricePoint } from './price-point.ts'

/** What a price chart shows, in a sentence or two: for who doesn't see it, and for who is in a hurry. */
export function priceSummary(points: readonly PricePoint[]): string {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return 'No closes could be had for this window.'
  const usd = (point: PricePoint) => `${formatMeasure(point.closeUsd, 'USD')} on ${point.day}`
  const highest = points.reduce((best, point) => (point.closeUsd > best.closeUsd ? point : best))
  const lowest = points.reduce((best, point) => (point.closeUsd < best.closeUsd ? point : best))
  const deepest = points.reduce((best, point) => (point.drawdown < best.drawdown ? point : best))
  const change = last.closeUsd / first.closeUsd - 1
  const moved =
    change === 0 ? 'no change' : `${change > 0 ? 'up' : 'down'} ${formatMeasure(Math.abs(change), 'fraction')}`
  const fall =
    deepest.drawdown < 0
      ? `The deepest fall from a peak was ${formatMeasure(deepest.drawdown, 'fraction')}, on ${deepest.day}.`
      : 'It never stood below an earlier peak.'
  return `From ${usd(first)} to ${usd(last)}: ${moved}. Highest ${usd(highest)}, lowest ${usd(lowest)}. ${fall}`
}
