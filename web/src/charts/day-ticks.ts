const DAY_MS = 86_400_000

/** Time of a calendar day, UTC, in milliseconds. */
export function dayTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** At most `count` days to mark between two, at the beginnings of months or years where the span is long enough. */
export function dayTicks(fromMs: number, toMs: number, count: number): number[] {
  const days = Math.round((toMs - fromMs) / DAY_MS)
  if (days <= 62) {
    const step = Math.max(1, Math.ceil(days / count))
    return Array.from({ length: Math.floor(days / step) + 1 }, (_, index) => fromMs + index * step * DAY_MS)
  }
  const months = monthStarts(fromMs, toMs)
  const step = [1, 2, 3, 6, 12, 24, 36, 60].find((each) => months.length / each <= count) ?? 120
  // Counted from January, so that years begin at their beginning.
  return months.filter((time) => monthNumber(time) % step === 0)
}

function monthStarts(fromMs: number, toMs: number): number[] {
  const starts: number[] = []
  const first = new Date(fromMs)
  for (let month = first.getUTCMonth(); ; month++) {
    const time = Date.UTC(first.getUTCFullYear(), month, 1)
    if (time > toMs) return starts
    if (time >= fromMs) starts.push(time)
  }
}

function monthNumber(time: number): number {
  const date = new Date(time)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

const dayAndMonth = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const monthAndYear = new Intl.DateTimeFormat('en', { month: 'short', year: '2-digit', timeZone: 'UTC' })

/** What a mark says: a day within two months, a month within four years, else the year. */
export function dayLabel(time: number, spanMs: number): string {
  if (spanMs <= 62 * DAY_MS) return dayAndMonth.format(time)
  if (spanMs <= 4 * 366 * DAY_MS) return monthAndYear.format(time)
  return String(new Date(time).getUTCFullYear())
}
