const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })
const dated = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' })

/** "5 min. ago" within a week, then the date. A time a little ahead of the local clock is now. */
export function relativeTime(at: Date, now: Date = new Date()): string {
  const ageMs = now.getTime() - at.getTime()
  if (ageMs > 7 * 86_400_000) return dated.format(at)
  for (const [unit, unitMs] of UNITS) {
    if (ageMs >= unitMs) return relative.format(-Math.floor(ageMs / unitMs), unit)
  }
  return 'just now'
}
