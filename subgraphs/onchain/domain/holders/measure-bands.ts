import { computedEvidence, type Evidence, type Measure, makeMeasure } from '@chainlens/platform/evidence'
import type { CoingeckoInfo } from '../../sources/coingecko-info.ts'
import { WHOLE_SHARE } from '../../sources/outside.ts'
import { toDecimal } from '../formulas/rational.ts'
import {
  checkNumberOfHolders,
  checkPageOfHolders,
  type HolderBand,
  type HolderConcentration,
} from './holder-concentration.ts'

const PLACES = 15
const shareOf = (numerator: bigint) => Math.min(1, Number(toDecimal({ numerator, denominator: WHOLE_SHARE }, PLACES)))

/** Bands as CoinGecko gives them; null where it gives none. */
export function bandsFrom({ bands, evidence }: CoingeckoInfo): HolderBand[] | null {
  return bands?.map(({ label, share }) => ({ label, share: shareOf(share), evidence: [evidence] })) ?? null
}

/** Holders of which nothing but their number and the shares of ranks is known. */
export function measureBands(info: CoingeckoInfo, holderCount: Measure | null): HolderConcentration {
  const { bands, holdersAt: asOf } = info
  const evidence: Evidence = computedEvidence({
    excerpt: 'shares of the largest holders: sums of the bands that CoinGecko gives',
    asOf,
    inputs: [info.evidence],
  })
  return {
    population: 'holders by rank, as CoinGecko counts them',
    isHistorical: false,
    isWholePopulation: false,
    holderCount,
    giniCoefficient: null,
    herfindahlIndex: null,
    nakamotoCoefficient: null,
    giniAtLeast: null,
    herfindahlAtLeast: null,
    nakamotoAtLeast: null,
    bands: bandsFrom(info),
    topShare(holders) {
      checkNumberOfHolders('topShare', holders)
      // Only where a band ends is the sum of all before it known.
      const end = bands?.findIndex(({ label }) => label === `top ${holders}` || label.endsWith(`–${holders}`)) ?? -1
      if (!bands || end < 0) return null
      const sum = bands.slice(0, end + 1).reduce((total, { share }) => total + share, 0n)
      const method = `the ${holders} largest holders, by CoinGecko's bands`
      return makeMeasure({ value: shareOf(sum), unit: 'fraction', method, asOf, evidence: [evidence] })
    },
    adjustedTopShare(holders) {
      checkNumberOfHolders('adjustedTopShare', holders)
      return null
    },
    largestHolders(first) {
      checkPageOfHolders(first)
      return null
    },
    evidence: [info.evidence, evidence, ...(holderCount?.evidence ?? [])],
  }
}
