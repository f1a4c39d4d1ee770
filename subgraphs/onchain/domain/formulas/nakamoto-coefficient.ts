import type { Holdings } from './group-amounts.ts'
import { totalHeld } from './total-held.ts'

/**
 * Nakamoto coefficient: the fewest holders that together own more than half of what is held.
 * Exactly half is not enough. Null without holders, and where
 * the holdings are only a part of `total` and hold no more than half of it.
 */
export function nakamotoCoefficient(holdings: Holdings, total = totalHeld(holdings)): number | null {
  let held = 0n
  let holders = 0
  for (const { amount, count } of holdings.toReversed()) {
    const group = amount * BigInt(count)
    if (2n * (held + group) > total) {
      // The fewest of this group with 2·(held + k·amount) > total.
      const needed = (total - 2n * held) / (2n * amount) + 1n
      return holders + Number(needed)
    }
    held += group
    holders += count
  }
  return null
}
