import { computedEvidence, type Finding, type Measure, makeMeasure } from '@chainlens/platform/evidence'
import { classifyHolder } from '../../sources/classify-holder.ts'
import type { GoplusAnswer } from '../../sources/goplus.ts'
import { shareOf } from '../../sources/goplus-holders.ts'
import { WHOLE_SHARE } from '../../sources/outside.ts'
import { toDecimal } from '../formulas/rational.ts'

/**
 * Share of a pool's own tokens that is locked or burnt, by the ten largest of their holders: at least this.
 * Null where none are listed, where positions are single tokens (Uniswap V3) and no share can be read, and
 * where the shares make more than a whole.
 */
export function lockedLiquidity({ token, evidence }: GoplusAnswer): Measure | null {
  const holders = token.lp_holders ?? []
  if (holders.length === 0 || holders.some(({ NFT_list, percent }) => NFT_list || percent === null)) return null
  // Above a whole by more than rounding: not a share. The rest of what GoPlus says is whole all the same.
  if (holders.some(({ percent }) => Number(percent) > 1.000001)) return null
  const sum = (of: typeof holders) => of.reduce((total, { percent }) => total + shareOf(percent!), 0n)
  if (sum(holders) > (WHOLE_SHARE * 1001n) / 1000n) return null
  const locked = sum(
    holders.filter(({ address, is_locked: isLocked, is_contract: isContract, tag }) => {
      const kind = classifyHolder({ address, tags: tag ? [tag] : [], contractName: null, isContract, isLocked })
      return kind === 'LOCKED' || kind === 'BURN'
    }),
  )
  const share = Math.min(1, Number(toDecimal({ numerator: locked, denominator: WHOLE_SHARE }, 6)))
  const excerpt = `of the pool's own tokens at least ${share} is locked or burnt, by the largest of their holders`
  return makeMeasure({
    value: share,
    exact: `${share}`,
    unit: 'fraction',
    method: "shares of a pool's own tokens that are locked or burnt, of those that GoPlus lists: at least this",
    evidence: [computedEvidence({ excerpt, inputs: [evidence] })],
  })
}

/** Says where nothing of a pool is locked, so that who made it can take it away; null otherwise. */
export function liquidityFinding(locked: Measure | null): Finding | null {
  if (locked?.value !== 0) return null
  return {
    code: 'LIQUIDITY_NOT_LOCKED',
    severity: 'MEDIUM',
    title: 'What it is traded against can be taken away',
    detail: 'None of the largest shares of its pool is locked or burnt: who has them can take them out at any time.',
    evidence: locked.evidence,
  }
}
