import type { Holdings } from './group-amounts.ts'

/** Number of accounts that hold more than 0. */
export function holderCount(holdings: Holdings): number {
  return holdings.reduce((sum, { count }) => sum + count, 0)
}
