import type { Holdings } from './group-amounts.ts'
import type { Rational } from './rational.ts'
import { totalHeld } from './total-held.ts'

/**
 * Herfindahl-Hirschman index, exactly: the sum of squared shares with shares in percent, 10,000·Σ(x/Σx)².
 * 10,000: one holds all. Null without holders.
 */
export function herfindahlIndex(holdings: Holdings): Rational | null {
  const total = totalHeld(holdings)
  if (total === 0n) return null
  const squares = holdings.reduce((sum, { amount, count }) => sum + amount * amount * BigInt(count), 0n)
  return { numerator: 10_000n * squares, denominator: total * total }
}
