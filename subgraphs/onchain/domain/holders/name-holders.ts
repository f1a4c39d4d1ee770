import type { Evidence } from '@chainlens/platform/evidence'
import type { HolderKind, NamedHolder } from '../../sources/source.ts'
import { toDecimal } from '../formulas/rational.ts'
import { wholeTokens } from '../whole-tokens.ts'
import type { HolderShare } from './holder-concentration.ts'

const PLACES = 15

/** Why a holder of a kind is left out of the adjusted share; kinds that are not here are not. */
const EXCLUSION: Partial<Record<HolderKind, string>> = {
  LIQUIDITY_POOL: 'a pool: what it holds is for sale to anyone',
  LOCKED: 'a lock: it cannot be sold before its time',
  BURN: 'burnt: no one has the key of this address',
  CONTRACT: 'a contract: it may hold for many, and how is not known',
}

/** Why a holder is left out of the adjusted share; null where it is not. */
export function exclusionOf({ kind }: Pick<NamedHolder, 'kind'>): string | null {
  return EXCLUSION[kind] ?? null
}

/** What nameHolders needs. */
export interface HoldersToName {
  largest: readonly NamedHolder[]
  total: bigint
  decimals: number | null
  evidence: Evidence[]
}

/** The holders of a list with rank, share of its total (never above 1) and amount in whole tokens. */
export function nameHolders({ largest, total, decimals, evidence }: HoldersToName): HolderShare[] {
  return largest.map(({ address, amount, label, isContract, kind }, index) => ({
    rank: index + 1,
    address,
    label,
    isContract,
    kind,
    share: total === 0n ? 0 : Math.min(1, Number(toDecimal({ numerator: amount, denominator: total }, PLACES))),
    balance: decimals === null ? null : wholeTokens(amount, decimals),
    exclusion: exclusionOf({ kind }),
    evidence,
  }))
}
