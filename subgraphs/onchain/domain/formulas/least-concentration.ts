import { giniCoefficient } from './gini-coefficient.ts'
import type { AmountGroup, Holdings } from './group-amounts.ts'
import { herfindahlIndex } from './herfindahl-index.ts'
import { holderCount } from './holder-count.ts'
import { nakamotoCoefficient } from './nakamoto-coefficient.ts'
import type { Rational } from './rational.ts'
import { totalHeld } from './total-held.ts'

/** The least that the coefficients of a population can be, of which only the largest holders are known. */
export interface Bounds {
  /** Null where it is not known how many more there are. */
  gini: Rational | null
  herfindahl: Rational | null
  /** Null where the largest hold more than half, so that the coefficient itself is known. */
  nakamoto: number | null
}

/**
 * Least values of the coefficients of all holders, from the largest ones, which the list must have without a
 * gap. Gini and Herfindahl-Hirschman are least where all others hold the same; the Nakamoto coefficient is
 * least where each of the others holds as much as the smallest that is listed.
 *
 * @param all how many holders there are; null where that is not known
 */
export function leastConcentration(largest: Holdings, total: bigint, all: number | null): Bounds {
  const held = totalHeld(largest)
  const smallest = largest[0]?.amount ?? 0n
  if (smallest === 0n || held > total) return { gini: null, herfindahl: null, nakamoto: null }
  const known = holderCount(largest)
  const evened = evenOut(largest, total - held, all === null ? 0 : all - known, smallest)
  // Without their number the others may be so many that their squares are nothing.
  const squares = largest.reduce((sum, { amount, count }) => sum + amount * amount * BigInt(count), 0n)
  return {
    gini: evened && giniCoefficient(evened),
    herfindahl: evened ? herfindahlIndex(evened) : { numerator: 10_000n * squares, denominator: total * total },
    nakamoto:
      nakamotoCoefficient(largest, total) === null ? known + Number((total - 2n * held) / (2n * smallest) + 1n) : null,
  }
}

/** All holders, with the same for each of the `others`; amounts are multiplied so that it comes out whole. Null where the list contradicts that. */
function evenOut(largest: Holdings, rest: bigint, others: number, smallest: bigint): AmountGroup[] | null {
  const share = BigInt(Math.max(others, 0))
  if (share === 0n || rest <= 0n || rest > smallest * share) return null
  const grown = largest.map(({ amount, count }) => ({ amount: amount * share, count }))
  const even = { amount: rest, count: others }
  const first = grown[0]!
  // Equal amounts stand in one group.
  if (first.amount === rest) return [{ amount: rest, count: first.count + others }, ...grown.slice(1)]
  return [even, ...grown]
}
