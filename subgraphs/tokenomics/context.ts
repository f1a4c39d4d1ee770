import type { RequestContext } from '@chainlens/platform/graphql'
import type { Loaders } from './loaders.ts'
import type { MarketSource } from './sources/market-source.ts'

/** What lives as long as the process. */
export interface TokenomicsServices {
  market: MarketSource
  /** The clock, in milliseconds. */
  now: () => number
}

/** What resolvers and domain functions get first. */
export interface Context extends RequestContext<TokenomicsServices> {
  readonly loaders: Loaders
}
