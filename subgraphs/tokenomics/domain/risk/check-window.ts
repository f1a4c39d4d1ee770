import { ClientError } from '@chainlens/platform/errors'
import { lastWholeDay } from '../../sources/days.ts'

const LEAST_DAYS = 7
const MOST_DAYS = 3650

/** Throws BAD_USER_INPUT for a window that cannot be: too short, too long, or ending on a day that is not over. */
export function checkWindow(window: { days: number; until: string | null }, nowMs: number): void {
  if (window.days < LEAST_DAYS || window.days > MOST_DAYS)
    throw new ClientError('BAD_USER_INPUT', `days must be from ${LEAST_DAYS} to ${MOST_DAYS}.`)
  const last = lastWholeDay(nowMs)
  if (window.until !== null && window.until > last)
    throw new ClientError('BAD_USER_INPUT', `until must be a day that is over: the last whole day (UTC) is ${last}.`)
}
