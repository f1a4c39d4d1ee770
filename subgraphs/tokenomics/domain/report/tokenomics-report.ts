import type { AnalysisReport, Measure } from '@chainlens/platform/evidence'
import type { FigureName } from '../../sources/market-source.ts'

/** Figures that ChainLens computes from two others of one answer. */
export type DerivedName = 'circulatingShare' | 'turnover24h'

/** Market, supply and risk of a token's asset, as TokenomicsReport of the graph; risk is computed when asked for. */
export type TokenomicsReport = AnalysisReport &
  Record<FigureName | DerivedName, Measure | null> & {
    /** CoinGecko's id of the asset; null where it could not be found out. */
    coinId: string | null
    /** Token id, for reasons. */
    tokenId: string
  }
