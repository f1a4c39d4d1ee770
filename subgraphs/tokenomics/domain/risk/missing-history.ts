import type { MissingSignal } from '@chainlens/platform/evidence'
import { addDays } from '../../sources/days.ts'
import type { PriceSeries } from '../../sources/market-source.ts'

const SHOWN_DAYS = 5

/** The days from the first to the last, both included. */
function daysOf(from: string, until: string): string[] {
  const days: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}

/** What a series lacks of its window; null where it has every close. */
export function missingHistory(series: PriceSeries): MissingSignal | null {
  const { from, until, available, isRecorded, coinId } = series
  const has = new Set(series.closes.map(({ day }) => day))
  const lacking = daysOf(from, until).filter((day) => !has.has(day))
  const signal = `daily closes of ${coinId}`
  const { source } = series.evidence
  if (lacking.length === 0) return null
  if (!available)
    return { code: 'HISTORY_TOO_SHORT', signal, reason: `${source}: it has no daily closes of this asset.` }
  if (until > available.to) {
    const code = isRecorded ? 'NO_RECORDING' : 'HISTORY_GAP'
    const joined = isRecorded ? ' Recordings of different sources are not joined.' : ''
    const reason = `${source}: its closes end on ${available.to}, and the window ends on ${until}.${joined}`
    return { code, signal, reason }
  }
  if (from < available.from) {
    const needed = `the window needs them from ${from} on`
    return { code: 'HISTORY_TOO_SHORT', signal, reason: `${source}: its closes begin on ${available.from}; ${needed}.` }
  }
  const shown = lacking.slice(0, SHOWN_DAYS).join(', ')
  const more = lacking.length > SHOWN_DAYS ? ` and ${lacking.length - SHOWN_DAYS} more` : ''
  return {
    code: 'HISTORY_GAP',
    signal,
    reason: `${source}: it lacks a close of ${shown}${more}; nothing is filled in.`,
  }
}
