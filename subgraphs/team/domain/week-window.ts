/** Seconds of a week. */
export const WEEK_SECONDS = 7 * 24 * 3600

/** 1970-01-04, the first Sunday of unix time: weeks begin on Sunday 00:00 UTC, as GitHub's do. */
const FIRST_SUNDAY = 3 * 24 * 3600

/** Full weeks that stand for 90 days: 91 days. */
export const QUARTER_WEEKS = 13

/** Full weeks that stand for a year: 364 days. */
export const YEAR_WEEKS = 52

/** Weeks next to each other, by the start of the first and the last, in unix seconds. */
export interface WeekWindow {
  from: number
  to: number
  weeks: number
}

/** The last full week before a moment: the one that counts, since the running one would understate it. */
export function lastFullWeek(at: Date): number {
  const seconds = Math.floor(at.getTime() / 1000)
  return seconds - ((seconds - FIRST_SUNDAY) % WEEK_SECONDS) - WEEK_SECONDS
}

/** So many weeks, the last of them `lastWeek`. */
export function weekWindow(lastWeek: number, weeks: number): WeekWindow {
  return { from: lastWeek - (weeks - 1) * WEEK_SECONDS, to: lastWeek, weeks }
}
