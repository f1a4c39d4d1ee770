/** Length of a day in milliseconds; UTC has no other days here. */
export const DAY_MS = 86_400_000

/** The UTC day (2024-12-31) of a time in milliseconds. */
export function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10)
}

/** The time in milliseconds at which a UTC day begins. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** The day that lies `count` days after (before, when negative) another. */
export function addDays(day: string, count: number): string {
  return dayOf(startOf(day) + count * DAY_MS)
}

/** The last UTC day that is over at a time: the one before it. */
export function lastWholeDay(nowMs: number): string {
  return dayOf(nowMs - DAY_MS)
}
