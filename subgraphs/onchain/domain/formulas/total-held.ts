import type { Holdings } from './group-amounts.ts'

/** Sum of all amounts, in the token's smallest unit. */
export function totalHeld(holdings: Holdings): bigint {
  return holdings.reduce((sum, { amount, count }) => sum + amount * BigInt(count), 0n)
}
