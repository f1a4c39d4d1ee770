import type { Finding } from '@chainlens/platform/evidence'
import type { SourceComparison } from './compare-sources.ts'

/** Sources renew prices within minutes and weigh exchanges differently: less than this apart is nothing to say. */
export const PRICE_SPREAD = 0.02
/** Prices further apart than this are not of the same thing, or one is wrong. */
export const GRAVE_PRICE_SPREAD = 0.1
/** Supplies change slowly: apart by more, the sources count differently what circulates. */
export const SUPPLY_SPREAD = 0.05
/** A market capitalisation follows from both, and may be off by both. */
export const MARKET_CAP_SPREAD = 0.1

/** The comparisons of a report. */
export interface Comparisons {
  priceComparison: SourceComparison
  circulatingSupplyComparison: SourceComparison
  marketCapComparison: SourceComparison
}

/** Where sources contradict each other by more than they may; the market value only where price and supply agree. */
export function findDifferences(comparisons: Comparisons): Finding[] {
  const { priceComparison, circulatingSupplyComparison, marketCapComparison } = comparisons
  const price = spreadOf(priceComparison)
  const supply = spreadOf(circulatingSupplyComparison)
  const found: Finding[] = []
  if (price > PRICE_SPREAD) {
    const severity = price > GRAVE_PRICE_SPREAD ? 'HIGH' : 'MEDIUM'
    const title = 'Sources give different prices'
    const detail =
      'They lie further apart than sources of the same price should: one may be late, thin or of another token.'
    found.push({ code: 'PRICE_SOURCES_DIFFER', severity, title, detail, evidence: evidenceOf(priceComparison) })
  }
  if (supply > SUPPLY_SPREAD) {
    const title = 'Sources count the supply differently'
    const detail = 'They do not agree how many tokens circulate, and so neither what all of it is worth.'
    const evidence = evidenceOf(circulatingSupplyComparison)
    found.push({ code: 'SUPPLY_SOURCES_DIFFER', severity: 'MEDIUM', title, detail, evidence })
  }
  if (found.length === 0 && spreadOf(marketCapComparison) > MARKET_CAP_SPREAD) {
    const title = 'Sources give different market values'
    const detail = 'What they state does not follow from their prices and supplies alone.'
    const evidence = evidenceOf(marketCapComparison)
    found.push({ code: 'MARKET_CAP_SOURCES_DIFFER', severity: 'LOW', title, detail, evidence })
  }
  return found
}

function spreadOf({ spread }: SourceComparison): number {
  return spread?.value ?? 0
}

function evidenceOf({ spread }: SourceComparison): Finding['evidence'] {
  return spread?.evidence ?? []
}
