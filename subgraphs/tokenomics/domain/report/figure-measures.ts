import { computedEvidence, type Measure, makeMeasure } from '@chainlens/platform/evidence'
import type { FigureName, MarketFigures } from '../../sources/market-source.ts'
import type { DerivedName } from './tokenomics-report.ts'

/** Names of the figures for people, in the order of a report. */
export const FIGURE_LABELS: Record<FigureName, string> = {
  priceUsd: 'price',
  marketCapUsd: 'market capitalisation',
  fullyDilutedValuationUsd: 'fully diluted valuation',
  circulatingSupply: 'circulating supply',
  maxSupply: 'maximum supply',
  volume24hUsd: '24-hour volume',
  marketCapRank: 'market-cap rank',
}

/** The unit of a figure; supplies are in whole tokens, named by their ticker where it is known. */
export function unitOf(name: FigureName, symbol: string | null): string {
  if (name === 'marketCapRank') return 'rank'
  return name === 'circulatingSupply' || name === 'maxSupply' ? (symbol ?? 'tokens') : 'USD'
}

/** The figures that were read as measures; null where there is none. */
export function figureMeasures(figures: MarketFigures, symbol: string | null): Record<FigureName, Measure | null> {
  const measure = (name: FigureName): Measure | null => {
    const reading = figures.readings[name]
    if (!reading) return null
    const { value, exact, asOf, stale, method, quality = 1, evidence } = reading
    const unit = unitOf(name, symbol)
    return makeMeasure({ value, exact, unit, method, asOf, stale, quality, evidence: [evidence] })
  }
  return {
    priceUsd: measure('priceUsd'),
    marketCapUsd: measure('marketCapUsd'),
    fullyDilutedValuationUsd: measure('fullyDilutedValuationUsd'),
    circulatingSupply: measure('circulatingSupply'),
    maxSupply: measure('maxSupply'),
    volume24hUsd: measure('volume24hUsd'),
    marketCapRank: measure('marketCapRank'),
  }
}

/** A quotient of two figures, where both are of the same answer: figures of different dates are never mixed. */
function quotient(
  figures: MarketFigures,
  over: { top: FigureName; bottom: FigureName; unit: string; method: string },
): Measure | null {
  const top = figures.readings[over.top]
  const bottom = figures.readings[over.bottom]
  if (!top || !bottom || bottom.value === 0) return null
  if (top.evidence.contentHash !== bottom.evidence.contentHash || top.asOf !== bottom.asOf) return null
  const value = top.value / bottom.value
  const excerpt = `${over.method} = ${top.exact} / ${bottom.exact} = ${value}`
  const evidence = computedEvidence({ excerpt, asOf: top.asOf, inputs: [top.evidence, bottom.evidence] })
  const { unit, method } = over
  return makeMeasure({ value, unit, method, asOf: top.asOf, stale: top.stale || bottom.stale, evidence: [evidence] })
}

/** What follows from the figures. */
export function derivedMeasures(figures: MarketFigures): Record<DerivedName, Measure | null> {
  return {
    circulatingShare: quotient(figures, {
      top: 'circulatingSupply',
      bottom: 'maxSupply',
      unit: 'fraction',
      method: 'circulating supply over maximum supply',
    }),
    turnover24h: quotient(figures, {
      top: 'volume24hUsd',
      bottom: 'marketCapUsd',
      unit: 'fraction',
      method: '24-hour volume over market capitalisation',
    }),
  }
}
