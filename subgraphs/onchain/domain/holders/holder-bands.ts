import type { Evidence } from '@chainlens/platform/evidence'
import type { Holdings } from '../formulas/group-amounts.ts'
import { holderCount } from '../formulas/holder-count.ts'
import { toDecimal } from '../formulas/rational.ts'
import { topShare } from '../formulas/top-share.ts'
import type { HolderBand } from './holder-concentration.ts'

const PLACES = 15
const BANDS: readonly (readonly [label: string, from: number, to: number])[] = [
  ['top 10', 0, 10],
  ['11–20', 10, 20],
  ['21–40', 20, 40],
]

/**
 * Shares of the ten largest, the next ten, the next twenty and the rest, each rounded at its very end.
 *
 * @param total what the shares are of, where the holdings are only the largest; all holdings by default
 */
export function bandsOf(holdings: Holdings, evidence: Evidence[], total?: bigint): HolderBand[] {
  const upTo = (largest: number) => (largest === 0 ? null : topShare(holdings, largest, total))
  const count = holderCount(holdings)
  const band = (label: string, high: ReturnType<typeof upTo>, low: ReturnType<typeof upTo>): HolderBand => {
    const numerator = (high?.numerator ?? 0n) - (low?.numerator ?? 0n)
    const denominator = high?.denominator ?? 1n
    return { label, share: Number(toDecimal({ numerator, denominator }, PLACES)), evidence }
  }
  const all = topShare(holdings, Math.max(count, 1), total)
  if (!all) return []
  const named = BANDS.filter(([, from]) => from < count).map(([label, from, to]) => band(label, upTo(to), upTo(from)))
  const rest = { numerator: all.denominator, denominator: all.denominator }
  return [...named, band('rest', rest, upTo(40))]
}
