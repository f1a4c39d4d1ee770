import { addDays, dayOf, daysBetween } from '../question/days.ts'
import type { Period } from '../question/question.ts'

/** What analyze_tokenomics takes: so many daily returns up to and with a day; what is left out is its default. */
export interface RiskWindow {
  days?: number
  /** Left out: up to the last whole day that the source has. */
  until?: string
}

/** What the tool allows. */
const FEWEST = 7
const MOST = 3650

const limited = (days: number) => Math.min(MOST, Math.max(FEWEST, days))

/**
 * The window of a period: a return needs the close before it, so that the closes of n days make n − 1
 * returns and none of another day is used.
 */
export function windowOf(period: Period | null, now: Date): RiskWindow {
  if (period === null) return {}
  if (period.kind === 'LAST') return { days: limited(period.days) }
  if (period.kind === 'BETWEEN') return { days: limited(daysBetween(period.from, period.to)), until: period.to }
  return { days: limited(daysBetween(period.from, addDays(dayOf(now), -1))) }
}

/** Whether a period is shorter or longer than the tool can compute, so that the window is another. */
export function isOutsideLimits(period: Period | null, now: Date): 'SHORTER' | 'LONGER' | null {
  if (period === null) return null
  const days =
    period.kind === 'LAST'
      ? period.days
      : daysBetween(period.from, period.kind === 'BETWEEN' ? period.to : addDays(dayOf(now), -1))
  return days < FEWEST ? 'SHORTER' : days > MOST ? 'LONGER' : null
}
