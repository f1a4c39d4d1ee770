import { ClientError } from '@chainlens/platform/errors'

/** Calendar days (UTC), both included. */
export interface DayRange {
  from: string
  to: string
}

const DEFAULT_DAYS = 30
const MOST_DAYS = 366
const DAY_MS = 86_400_000

/** The days that are asked for: up to today and thirty of them where nothing else is said. Throws BAD_USER_INPUT. */
export function dayRange(input: { from?: string | null; to?: string | null }, now = new Date()): DayRange {
  const to = input.to ?? now.toISOString().slice(0, 10)
  const from = input.from ?? new Date(Date.parse(to) - (DEFAULT_DAYS - 1) * DAY_MS).toISOString().slice(0, 10)
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  if (days < 1) throw new ClientError('BAD_USER_INPUT', '`from` is not after `to`.')
  if (days > MOST_DAYS) throw new ClientError('BAD_USER_INPUT', `A time has up to ${MOST_DAYS} days.`)
  return { from, to }
}
