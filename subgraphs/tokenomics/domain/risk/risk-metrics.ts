import type { Measure, MissingSignal } from '@chainlens/platform/evidence'

/** Names of the measures of a window. */
export type RiskMeasureName =
  | 'annualisedVolatility'
  | 'sharpeRatio'
  | 'sortinoRatio'
  | 'maxDrawdown'
  | 'valueAtRisk95'
  | 'conditionalValueAtRisk95'
  | 'betaToBitcoin'
  | 'totalReturn'

/** Risk and return over a window of days, as RiskMetrics of the graph; a measure that is null has its reason in `missing`. */
export type RiskMetrics = Record<RiskMeasureName, Measure | null> & {
  /** Day of the first close. */
  from: string
  /** Day of the last close. */
  to: string
  /** Number of returns of which both closes are there. */
  observations: number
  missing: MissingSignal[]
}

/** A window without any measure. */
export function emptyRisk(window: {
  from: string
  to: string
  observations: number
  missing: MissingSignal[]
}): RiskMetrics {
  return {
    ...window,
    annualisedVolatility: null,
    sharpeRatio: null,
    sortinoRatio: null,
    maxDrawdown: null,
    valueAtRisk95: null,
    conditionalValueAtRisk95: null,
    betaToBitcoin: null,
    totalReturn: null,
  }
}
