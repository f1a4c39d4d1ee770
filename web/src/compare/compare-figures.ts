import type { Figure } from '../evidence/figure.ts'
import { formatMeasure } from '../evidence/format-measure.ts'
import type { FigureSpec } from '../token/figure-spec.ts'

/** What may be said of two figures beside each other. */
export type Comparison = {
  /** How far apart they are, in words; null where that would say nothing. */
  difference: string | null
  /** Which of them is better by the figure's own rule, and in what sense; null where neither is, or can't be told. */
  verdict: { side: 'a' | 'b'; word: string } | null
  /** Why they are not held against each other; null where they are. */
  obstacle: string | null
}

/** Figures whose dates lie further apart than this describe different worlds. */
const MOST_DAYS_APART = 7
/** Units of which how many times more says more than how many more. */
const AMOUNTS = new Set(['USD', 'holders', 'members', 'posts'])

/**
 * Holds two figures against each other, and says nothing where they can't be: one of them not known, of different units
 * or dates, or kept apart by an `obstacle` of their whole group.
 */
export function compareFigures(
  a: Figure | null,
  b: Figure | null,
  verdict: FigureSpec<never>['verdict'],
  obstacle: string | null = null,
): Comparison {
  const because = (reason: string) => ({ difference: null, verdict: null, obstacle: reason })
  if (!a && !b) return because('known of neither')
  if (!a || !b) return because('known of one only')
  if (obstacle) return because(obstacle)
  if (a.unit !== b.unit) return because('counted in different units')
  const days = daysApart(a.asOf, b.asOf)
  if (days !== null && days > MOST_DAYS_APART) return because(`of dates ${Math.round(days)} days apart`)

  const [left, right] = [Number(a.value), Number(b.value)]
  if (left === right) return { difference: 'the same', verdict: null, obstacle: null }
  const better = verdict && (verdict.side === 'higher' ? Math.max(left, right) : Math.min(left, right))
  return {
    difference: tellDifference(left, right, a.unit),
    verdict: verdict && { side: better === left ? 'a' : 'b', word: verdict.word },
    obstacle: null,
  }
}

function tellDifference(left: number, right: number, unit: string | null): string {
  const apart = Math.abs(left - right)
  if (unit === 'fraction') return `${formatMeasure(apart * 100, null)} points`
  if (unit !== null && AMOUNTS.has(unit) && Math.min(left, right) > 0) {
    const times = Math.max(left, right) / Math.min(left, right)
    return `${times.toLocaleString('en', { maximumSignificantDigits: 3 })} times`
  }
  return formatMeasure(apart, unit === 'rank' ? 'places' : unit)
}

function daysApart(a: string | null, b: string | null): number | null {
  return a && b ? Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000 : null
}
