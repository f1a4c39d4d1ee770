import { computedEvidence, type Evidence, type MissingSignal } from '@chainlens/platform/evidence'
import type { Context } from '../../context.ts'
import type { CloseWindow } from '../../sources/market-source.ts'
import { drawdowns } from '../formulas/index.ts'
import { readSeries } from './read-series.ts'

/** A close and how far it lies below the highest so far, as PricePoint of the graph. */
export interface PricePoint {
  day: string
  closeUsd: number
  /** Fraction, 0 or negative. */
  drawdown: number
}

/** The closes of a window, as PriceHistory of the graph. */
export interface PriceHistory {
  from: string
  to: string
  points: PricePoint[]
  missing: MissingSignal[]
  evidence: Evidence[]
  isRecorded: boolean
  stale: boolean
}

const METHOD = 'drawdown = close over the highest close of the window so far, less 1'

/**
 * The closes that a source has of a window, each with its drawdown. Days without a close are left out, and
 * `missing` says which. Throws ClientError BAD_USER_INPUT for a window that cannot be.
 */
export async function readPriceHistory(
  context: Pick<Context, 'loaders' | 'services'>,
  window: CloseWindow,
): Promise<PriceHistory> {
  const { from, to, series, lacking, stale } = await readSeries(context, window)
  const missing = lacking ? [lacking] : []
  if (!series || series.closes.length === 0)
    return { from, to, points: [], missing, evidence: [], isRecorded: series?.isRecorded ?? false, stale }
  const falls = drawdowns(series.closes.map(({ price }) => price))
  const points = series.closes.map(({ day, price }, index) => ({
    day,
    closeUsd: price,
    drawdown: falls[index] ?? 0,
  }))
  const excerpt = `${METHOD}; ${points.length} closes of ${series.coinId}, ${from} to ${to}`
  const computed = computedEvidence({ excerpt, asOf: series.asOf, inputs: [series.evidence] })
  return { from, to, points, missing, evidence: [series.evidence, computed], isRecorded: series.isRecorded, stale }
}
