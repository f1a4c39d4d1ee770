import type { RequestContext } from '@chainlens/platform/graphql'
import type { Loaders } from './loaders.ts'
import type { MarketSource } from './sources/market-source.ts'
import type { ProtocolSource } from './sources/protocols/protocol-source.ts'
import type { QuoteSource } from './sources/quotes/quote-source.ts'

/** What lives as long as the process. */
export interface TokenomicsServices {
  market: MarketSource
  /** Sources of market figures beside CoinGecko, in the order in which they stand in for it. */
  quotes: QuoteSource[]
  protocols: ProtocolSource
  /** How long a report waits for the sources beside CoinGecko, in milliseconds. */
  patienceMs: number
  /** The clock, in milliseconds. */
  now: () => number
}

/** What resolvers and domain functions get first. */
export interface Context extends RequestContext<TokenomicsServices> {
  readonly loaders: Loaders
}
