import type { Holdings } from './group-amounts.ts'
import type { Rational } from './rational.ts'
import { totalHeld } from './total-held.ts'

/**
 * Share of the `largest` largest holders in all that is held, exactly, 0 to 1; 1 where there are no more
 * holders than that. Null without holders.
 *
 * @param total what there is in all, where the holdings are only a part of it
 * @throws RangeError where `largest` is not a whole number above 0
 */
export function topShare(holdings: Holdings, largest: number, total = totalHeld(holdings)): Rational | null {
  if (!Number.isSafeInteger(largest) || largest < 1) throw new RangeError('The largest holders are 1 or more.')
  if (total === 0n) return null
  let left = largest
  let held = 0n
  for (const { amount, count } of holdings.toReversed()) {
    const taken = Math.min(left, count)
    held += amount * BigInt(taken)
    left -= taken
    if (left === 0) break
  }
  return { numerator: held, denominator: total }
}
