import { computedEvidence, type Finding, makeMeasure } from '@chainlens/platform/evidence'
import type { HolderList } from '../../sources/source.ts'
import { giniCoefficient } from '../formulas/gini-coefficient.ts'
import { herfindahlIndex } from '../formulas/herfindahl-index.ts'
import { holderCount } from '../formulas/holder-count.ts'
import { nakamotoCoefficient } from '../formulas/nakamoto-coefficient.ts'
import { type Rational, toDecimal } from '../formulas/rational.ts'
import { topShare } from '../formulas/top-share.ts'
import { totalHeld } from '../formulas/total-held.ts'
import { bandsOf } from './holder-bands.ts'
import { checkNumberOfHolders, checkPageOfHolders, type HolderConcentration } from './holder-concentration.ts'
import { nameHolders } from './name-holders.ts'

const PLACES = 15
const measured = new WeakMap<HolderList, HolderConcentration>()

/** Measures a list of all holders; a list that was measured before, as recorded ones are, is not measured again. */
export function measureHolders(list: HolderList): HolderConcentration {
  const known = measured.get(list) ?? measure(list)
  measured.set(list, known)
  return known
}

function measure(list: HolderList): HolderConcentration {
  const { population, isHistorical, isWholePopulation, asOf, holdings } = list
  const holders = holderCount(holdings)
  const excerpt = `concentration of ${population}: every amount above 0, ${holders} holders, in whole numbers`
  const evidence = computedEvidence({ excerpt, asOf, inputs: [list.evidence] })
  // A list of a past date is stale by its nature: nothing of it describes today.
  const base = { asOf, stale: isHistorical, evidence: [evidence] }
  const rounded = (value: Rational | null) => (value ? Number(toDecimal(value, PLACES)) : null)
  const of = 'all holders of the list'
  const named = nameHolders({ ...list, total: totalHeld(holdings), evidence: [evidence] })
  return {
    population,
    isHistorical,
    isWholePopulation,
    evidence: [list.evidence, evidence],
    // Nothing is left to bound.
    giniAtLeast: null,
    herfindahlAtLeast: null,
    nakamotoAtLeast: null,
    bands: bandsOf(holdings, [evidence]),
    holderCount: makeMeasure({
      ...base,
      value: holders,
      exact: `${holders}`,
      unit: 'holders',
      method: 'accounts that hold more than 0',
    }),
    giniCoefficient: makeMeasure({
      ...base,
      value: rounded(giniCoefficient(holdings)),
      unit: 'ratio',
      method: `Gini coefficient, 2·Σ(i·x)/(n·Σx) − (n + 1)/n over ${of}, without small-sample correction`,
    }),
    herfindahlIndex: makeMeasure({
      ...base,
      value: rounded(herfindahlIndex(holdings)),
      unit: 'index points',
      method: `Herfindahl-Hirschman index, Σ of squared shares in percent over ${of}`,
    }),
    nakamotoCoefficient: makeMeasure({
      ...base,
      value: nakamotoCoefficient(holdings),
      unit: 'holders',
      method: `Nakamoto coefficient, fewest of ${of} that together hold more than half`,
    }),
    topShare(largest) {
      checkNumberOfHolders('topShare', largest)
      const method = `amounts of the ${largest} largest holders ÷ all amounts of the list`
      return makeMeasure({ ...base, value: rounded(topShare(holdings, largest)), unit: 'fraction', method })
    },
    adjustedTopShare(largest) {
      checkNumberOfHolders('adjustedTopShare', largest)
      // A bare list of addresses and amounts does not say who is a pool or a contract.
      return null
    },
    largestHolders(first) {
      checkPageOfHolders(first)
      return named.length > 0 ? named.slice(0, first) : null
    },
  }
}

/** Says of a list of a past date that it is one; null for a list of today. */
export function historyFinding(list: HolderList): Finding | null {
  if (!list.isHistorical) return null
  return {
    code: 'HISTORICAL_HOLDERS',
    severity: 'INFO',
    title: `The holders are those of a past date: ${list.population}`,
    detail: `${list.caution} The figures are not scored.`,
    evidence: [list.evidence],
  }
}
