import type { NamedHolder } from '../../sources/source.ts'
import { groupAmounts } from '../formulas/group-amounts.ts'
import type { Rational } from '../formulas/rational.ts'
import { topShare } from '../formulas/top-share.ts'
import { exclusionOf } from './name-holders.ts'

/** Shares of those holders that decide for themselves. */
export interface AdjustedShares {
  /** How many of the list are left. */
  left: number
  /** Share of the `largest` largest of them in all that is not burnt; null where nothing is left. */
  share(largest: number): Rational | null
}

/**
 * Leaves pools, locks, burn addresses and contracts out of a list, and what is burnt out of the total.
 * Exchanges stay: they hold for many, and can sell all the same. Null where the list says of no holder what it is.
 */
export function adjustShares(largest: readonly NamedHolder[], total: bigint): AdjustedShares | null {
  if (largest.every(({ kind }) => kind === 'UNKNOWN')) return null
  const kept = groupAmounts(largest.filter((holder) => exclusionOf(holder) === null).map(({ amount }) => amount))
  const burnt = largest.reduce((sum, { kind, amount }) => (kind === 'BURN' ? sum + amount : sum), 0n)
  const left = kept.reduce((sum, { count }) => sum + count, 0)
  const rest = total > burnt ? total - burnt : 0n
  return { left, share: (number) => topShare(kept, number, rest) }
}
