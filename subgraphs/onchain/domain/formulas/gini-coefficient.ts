import type { Holdings } from './group-amounts.ts'
import { holderCount } from './holder-count.ts'
import type { Rational } from './rational.ts'
import { totalHeld } from './total-held.ts'

/**
 * Gini coefficient of a whole population, exactly: 2·Σ(i·xᵢ)/(n·Σx) − (n + 1)/n with x ascending and
 * i = 1…n, without small-sample correction. 0: all equal; (n − 1)/n: one holds all. Null without holders.
 */
export function giniCoefficient(holdings: Holdings): Rational | null {
  const holders = BigInt(holderCount(holdings))
  if (holders === 0n) return null
  const total = totalHeld(holdings)
  let below = 0n
  let doubledRankedSum = 0n
  for (const { amount, count } of holdings) {
    const size = BigInt(count)
    // The ranks of a group are below + 1 … below + size; twice their sum is size · (2 · below + size + 1).
    doubledRankedSum += amount * size * (2n * below + size + 1n)
    below += size
  }
  return { numerator: doubledRankedSum - (holders + 1n) * total, denominator: holders * total }
}
