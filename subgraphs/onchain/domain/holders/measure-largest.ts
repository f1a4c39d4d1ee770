import { computedEvidence, type Evidence, type Measure, makeMeasure } from '@chainlens/platform/evidence'
import type { ListedHolders } from '../../sources/outside.ts'
import { giniCoefficient } from '../formulas/gini-coefficient.ts'
import { groupAmounts, type Holdings } from '../formulas/group-amounts.ts'
import { herfindahlIndex } from '../formulas/herfindahl-index.ts'
import { leastConcentration } from '../formulas/least-concentration.ts'
import { nakamotoCoefficient } from '../formulas/nakamoto-coefficient.ts'
import { type Rational, toDecimal } from '../formulas/rational.ts'
import { topShare } from '../formulas/top-share.ts'
import { totalHeld } from '../formulas/total-held.ts'
import { adjustShares } from './adjust-shares.ts'
import { bandsOf } from './holder-bands.ts'
import { checkNumberOfHolders, checkPageOfHolders, type HolderConcentration } from './holder-concentration.ts'
import { nameHolders } from './name-holders.ts'

/** What measureLargest needs. */
export interface LargestToMeasure {
  list: ListedHolders
  /** All there is, in the unit of the list. */
  total: bigint
  /** Where the total is from, for people. */
  totalFrom: string
  totalEvidence: readonly Evidence[]
  decimals: number | null
  holderCount: Measure | null
}

const PLACES = 15
/** Above so many holders indexers may count by samples. */
const MOST_COUNTED = 100_000
const rounded = (value: Rational | null) => (value ? Number(toDecimal(value, PLACES)) : null)

/** Measures a list of the largest holders of today; what only a list of all would tell is bounded from below. */
export function measureLargest(input: LargestToMeasure): HolderConcentration {
  const { list, total, totalFrom, decimals, holderCount } = input
  const holdings = groupAmounts(list.largest.map(({ amount }) => amount))
  const isWhole = list.isWhole && isAbout(totalHeld(holdings), total)
  const evidence = computedEvidence({
    excerpt: `concentration of the ${list.largest.length} largest holders as ${list.source} lists them, of ${total} in all by ${totalFrom}`,
    inputs: [...list.evidence, ...input.totalEvidence],
  })
  const quality = (holderCount?.value ?? 0) > MOST_COUNTED ? 0.9 : 1
  const measure = (value: number | null, unit: string, method: string): Measure | null =>
    value === null ? null : makeMeasure({ value, unit, method, evidence: [evidence], quality })
  const of = `the holders that ${list.source} lists ÷ total by ${totalFrom}`
  const named = nameHolders({
    largest: list.largest,
    total,
    decimals: list.unit === 'RAW' ? decimals : null,
    evidence: [evidence],
  })
  const adjusted = adjustShares(list.largest, total)
  return {
    population: `the ${isWhole ? '' : 'largest '}holders as ${list.source} lists them`,
    isHistorical: false,
    isWholePopulation: isWhole,
    holderCount,
    ...(isWhole ? exactly(holdings, measure) : atLeast(holdings, input, measure)),
    bands: list.largest.length >= 10 || isWhole ? bandsOf(holdings, [evidence], total) : null,
    topShare(largest) {
      checkNumberOfHolders('topShare', largest)
      if (largest > list.largest.length && !isWhole) return null
      return measure(
        atMostOne(rounded(topShare(holdings, largest, total))),
        'fraction',
        `the ${largest} largest of ${of}`,
      )
    },
    adjustedTopShare(largest) {
      checkNumberOfHolders('adjustedTopShare', largest)
      if (!adjusted) return null
      const isShort = adjusted.left < largest && !isWhole
      const method = `${isShort ? `at least, for the list has only ${adjusted.left}: ` : ''}the ${largest} largest that are no pool, lock, burn address or contract, of ${of} without what is burnt`
      return measure(atMostOne(rounded(adjusted.share(largest))), 'fraction', method)
    },
    largestHolders(first) {
      checkPageOfHolders(first)
      return named.slice(0, first)
    },
    evidence: [...list.evidence, ...input.totalEvidence, evidence, ...(holderCount?.evidence ?? [])],
  }
}

type ToMeasure = (value: number | null, unit: string, method: string) => Measure | null

function exactly(holdings: Holdings, measure: ToMeasure) {
  return {
    giniCoefficient: measure(rounded(giniCoefficient(holdings)), 'ratio', 'Gini coefficient of all holders'),
    herfindahlIndex: measure(
      rounded(herfindahlIndex(holdings)),
      'index points',
      'Herfindahl-Hirschman index, Σ of squared shares in percent, of all holders',
    ),
    nakamotoCoefficient: measure(
      nakamotoCoefficient(holdings),
      'holders',
      'Nakamoto coefficient, fewest holders that together hold more than half',
    ),
    giniAtLeast: null,
    herfindahlAtLeast: null,
    nakamotoAtLeast: null,
  }
}

/** The Nakamoto coefficient of the largest is that of all, where they hold more than half. */
function atLeast(holdings: Holdings, { total, holderCount }: LargestToMeasure, measure: ToMeasure) {
  const bounds = leastConcentration(holdings, total, holderCount?.value ?? null)
  return {
    giniCoefficient: null,
    herfindahlIndex: null,
    nakamotoCoefficient: measure(
      nakamotoCoefficient(holdings, total),
      'holders',
      'Nakamoto coefficient, fewest holders that together hold more than half of the total',
    ),
    giniAtLeast: measure(
      rounded(bounds.gini),
      'ratio',
      'Gini coefficient if all holders that are not listed held the same: it is at least this',
    ),
    herfindahlAtLeast: measure(
      rounded(bounds.herfindahl),
      'index points',
      'Herfindahl-Hirschman index if all holders that are not listed held the same: it is at least this',
    ),
    nakamotoAtLeast: measure(
      bounds.nakamoto,
      'holders',
      'Nakamoto coefficient if each holder that is not listed held as much as the smallest that is: it is at least this',
    ),
  }
}

/** Balances and supply may be read some blocks apart. */
function atMostOne(share: number | null): number | null {
  return share === null ? null : Math.min(share, 1)
}

/** Whether two amounts are the same but for a thousandth. */
function isAbout(held: bigint, total: bigint): boolean {
  const difference = held > total ? held - total : total - held
  return difference * 1000n <= total
}
