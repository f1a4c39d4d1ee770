import {
  computedEvidence,
  type Evidence,
  type Measure,
  type MissingSignal,
  makeMeasure,
} from '@chainlens/platform/evidence'
import type { DayCount } from './daily-counts.ts'

/** Days that a last day is compared with, at least. */
export const BASELINE_DAYS_MIN = 7
/** Counts of days are of what could be read, by sources that search in their own ways. */
const QUALITY = 0.6

/**
 * z = (v − mean) / sd of a day's posts against the days before it, 7 to 30 of them, sd with n − 1. Only sources that were
 * counted on the last day and on the day compared are added up. Null where fewer days are known, or all are equal.
 */
export function measureVolumeScore(
  counts: readonly DayCount[],
  lastDay: string,
  inputs: readonly Evidence[],
): { measure: Measure | null; missing: MissingSignal[] } {
  const signal = 'posts of the last whole day against the days before'
  const lacks = (code: string, reason: string) => ({ measure: null, missing: [{ code, signal, reason }] })
  const last = counts.filter(({ day }) => day === lastDay)
  if (last.length === 0)
    return lacks('DAY_NOT_COVERED', 'more was posted yesterday than could be read, so it was not counted.')
  const sources = new Set(last.map(({ source }) => source))
  const before = Map.groupBy(
    counts.filter(({ day, source }) => day < lastDay && sources.has(source)),
    ({ day }) => day,
  )
  const days = [...before].filter(([, ofDay]) => ofDay.length === sources.size)
  if (days.length < BASELINE_DAYS_MIN)
    return lacks('TOO_FEW_DAYS', 'too few days have been counted so far; each day that is asked about adds some.')
  const baseline = days.map(([, ofDay]) => total(ofDay))
  const mean = baseline.reduce((sum, value) => sum + value, 0) / baseline.length
  const variance = baseline.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (baseline.length - 1)
  if (variance === 0) return lacks('UNDEFINED', 'all days before had the same number of posts.')
  const value = (total(last) - mean) / Math.sqrt(variance)
  const excerpt = `${lastDay}: ${total(last)} posts; the ${baseline.length} days before: ${baseline.join(', ')}`
  const measure = makeMeasure({
    value,
    unit: 'standard deviations',
    method: `(v − mean) / sd, n − 1, of ${lastDay} (UTC) against ${baseline.length} days before, counted by ChainLens on ${[...sources].join(', ')}`,
    asOf: `${lastDay}T00:00:00.000Z`,
    evidence: [computedEvidence({ excerpt, inputs: [...inputs] })],
    quality: QUALITY,
  })
  return { measure, missing: [] }
}

function total(counts: readonly DayCount[]): number {
  return counts.reduce((sum, { posts }) => sum + posts, 0)
}
