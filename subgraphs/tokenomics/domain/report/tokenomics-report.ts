import type { AnalysisReport, Measure } from '@chainlens/platform/evidence'
import type { SourceFailure } from '@chainlens/platform/sources'
import type { FigureName } from '../../sources/market-source.ts'
import type { Comparisons } from '../market/find-differences.ts'
import type { ProtocolMeasureName } from '../market/measure-protocol.ts'

/** Figures that ChainLens computes from two others of one answer. */
export type DerivedName = 'circulatingShare' | 'turnover24h'

/** Market, supply and risk of a token's asset, as TokenomicsReport of the graph; risk is computed when asked for. */
export type TokenomicsReport = AnalysisReport &
  Comparisons &
  Record<FigureName | DerivedName | ProtocolMeasureName, Measure | null> & {
    /** CoinGecko's id of the asset; null where it could not be found out. */
    coinId: string | null
    /** Why the asset is not known, where it is not. */
    profileFailure: SourceFailure | null
    /** Token id, for reasons. */
    tokenId: string
  }
