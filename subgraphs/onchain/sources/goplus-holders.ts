import { SourceFailure } from '@chainlens/platform/sources'
import { classifyHolder } from './classify-holder.ts'
import { GOPLUS, type GoplusAnswer } from './goplus.ts'
import type { GoplusHolder } from './goplus-shape.ts'
import { scaled } from './loose-values.ts'
import { type ListedHolders, WHOLE_SHARE } from './outside.ts'
import type { NamedHolder } from './source.ts'

/** GoPlus gives shares as floats in a string: a whole may come as 1.000000000000022. */
const MOST_SHARE = WHOLE_SHARE + WHOLE_SHARE / 1_000_000n

/** The ten largest holders as GoPlus lists them; null where it lists none. Throws SourceFailure for shares above a whole. */
export function goplusHolders({ token, evidence }: GoplusAnswer): ListedHolders | null {
  const largest = (token.holders ?? []).flatMap((holder) => nameHolder(holder) ?? [])
  if (largest.length === 0) return null
  return {
    source: GOPLUS,
    largest: largest.toSorted((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : 0)),
    unit: 'SHARE',
    total: WHOLE_SHARE,
    holderCount: token.holder_count === null ? null : Number(token.holder_count),
    isWhole: false,
    evidence: [evidence],
  }
}

/** Null where it does not say how much. */
function nameHolder(holder: GoplusHolder): NamedHolder | null {
  const { address, tag: label, is_contract: isContract, is_locked: isLocked } = holder
  if (holder.percent === null) return null
  const share = shareOf(holder.percent)
  if (share === 0n) return null
  const kind = classifyHolder({ address, tags: label ? [label] : [], contractName: null, isContract, isLocked })
  return { address, amount: share, label, isContract, kind }
}

/** A share in 10¹⁸ths, 1 at most. Throws SourceFailure for one that is more than rounding can explain. */
export function shareOf(percent: string): bigint {
  const share = scaled(percent, 18)
  if (share > MOST_SHARE)
    throw new SourceFailure({ code: 'BAD_ANSWER', source: GOPLUS, reason: 'it gives a share above a whole.' })
  const isAbove = share > WHOLE_SHARE
  return isAbove ? WHOLE_SHARE : share
}
