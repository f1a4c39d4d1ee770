import type { Config } from '@chainlens/platform/config'
import type { Sources } from '@chainlens/platform/sources'
import type { TokenomicsServices } from './context.ts'
import { createMarketSource } from './sources/create-market-source.ts'
import { defillamaProtocols } from './sources/protocols/defillama-protocols.ts'
import { createQuoteSources } from './sources/quotes/create-quote-sources.ts'

/** Of the gateway's limit, so much is spent on sources; the rest is for the way back. */
const SHARE_OF_TIMEOUT = 0.6

/** What the subgraph needs for as long as its process lives. `now` is the clock, in milliseconds. */
export function createServices(
  sources: Sources,
  config: Pick<Config, 'keys' | 'subgraphTimeoutMs'>,
  now: () => number,
): TokenomicsServices {
  return {
    market: createMarketSource(sources, config, now),
    quotes: createQuoteSources(sources, config, now),
    protocols: defillamaProtocols(sources, now),
    patienceMs: Math.round(config.subgraphTimeoutMs * SHARE_OF_TIMEOUT),
    now,
  }
}
