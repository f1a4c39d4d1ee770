import { computedEvidence, type Measure, makeMeasure } from '@chainlens/platform/evidence'
import { SourceFailure } from '@chainlens/platform/sources'
import type { MarketFigures, Reading } from '../../sources/market-source.ts'
import type { Protocol, ProtocolFigureName } from '../../sources/protocols/protocol-source.ts'

/** Figures of the asset's protocol, and what follows from them. */
export type ProtocolMeasureName = ProtocolFigureName | 'marketCapToTvl' | 'priceToFees' | 'priceToSales'

/** What they are called. */
export const PROTOCOL_LABELS: Record<ProtocolFigureName, string> = {
  totalValueLockedUsd: 'total value locked',
  fees30dUsd: 'fees',
  revenue30dUsd: 'revenue',
}

const DAYS_PER_YEAR = 365
const FEE_DAYS = 30

interface Ratio {
  top: { name: string; reading: Reading | undefined }
  bottom: { name: string; reading: Reading | null }
  /** What the lower figure is multiplied with. */
  factor: number
  method: string
}

/**
 * A protocol's figures and ratios; null where a part is not known. P/F and P/S by Token Terminal's formula:
 * fully diluted market capitalisation over the fees (revenue) of 30 days × 365/30
 * (tokenterminal.com/docs, "Metrics"). Recorded and stale figures are not set against current ones.
 */
export function measureProtocol(
  protocol: Protocol | SourceFailure | null,
  { readings }: MarketFigures,
): Record<ProtocolMeasureName, Measure | null> {
  const readingOf = (name: ProtocolFigureName): Reading | null => {
    const figure = protocol === null || protocol instanceof SourceFailure ? null : protocol.figures[name]
    return figure instanceof SourceFailure ? null : figure
  }
  const [locked, fees, revenue] = [
    readingOf('totalValueLockedUsd'),
    readingOf('fees30dUsd'),
    readingOf('revenue30dUsd'),
  ]
  const diluted = { name: 'fully diluted valuation', reading: readings.fullyDilutedValuationUsd }
  const yearly = DAYS_PER_YEAR / FEE_DAYS
  return {
    totalValueLockedUsd: measured(locked),
    fees30dUsd: measured(fees),
    revenue30dUsd: measured(revenue),
    marketCapToTvl: ratio({
      top: { name: 'market capitalisation', reading: readings.marketCapUsd },
      bottom: { name: 'total value locked', reading: locked },
      factor: 1,
      method: 'market capitalisation over total value locked',
    }),
    priceToFees: ratio({
      top: diluted,
      bottom: { name: 'fees of 30 days', reading: fees },
      factor: yearly,
      method: 'P/F: fully diluted valuation over (fees of 30 days × 365/30), as Token Terminal defines it',
    }),
    priceToSales: ratio({
      top: diluted,
      bottom: { name: 'revenue of 30 days', reading: revenue },
      factor: yearly,
      method: 'P/S: fully diluted valuation over (revenue of 30 days × 365/30), as Token Terminal defines it',
    }),
  }
}

function measured(reading: Reading | null): Measure | null {
  if (!reading) return null
  const { value, exact, method, asOf, stale, quality = 1, evidence } = reading
  return makeMeasure({ value, exact, unit: 'USD', method, asOf, stale, quality, evidence: [evidence] })
}

function ratio({ top, bottom, factor, method }: Ratio): Measure | null {
  const [above, below] = [top.reading, bottom.reading]
  if (!above || !below || below.value <= 0) return null
  if (above.stale || above.evidence.mode === 'RECORDED') return null
  const value = above.value / (below.value * factor)
  const excerpt = `${method} = ${value}: ${top.name} ${above.exact}, ${bottom.name} ${below.exact}`
  const asOf = below.asOf
  const evidence = computedEvidence({ excerpt, asOf, inputs: [above.evidence, below.evidence] })
  return makeMeasure({ value, unit: 'ratio', method, asOf, stale: below.stale, evidence: [evidence] })
}
