const DAY_MS = 86_400_000

/** The calendar day of a time, UTC, ISO. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}

/** A day so many days later; negative: earlier. */
export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS))
}

/** How many days the second day is after the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && Number.isFinite(time) && dayOf(new Date(time)) === text
}

/** The last day of a month. */
export function endOfMonth(year: number, month: number): string {
  return dayOf(new Date(Date.UTC(year, month, 0)))
}
