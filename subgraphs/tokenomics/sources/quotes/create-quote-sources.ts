import type { Config, Service } from '@chainlens/platform/config'
import type { Sources } from '@chainlens/platform/sources'
import { coinmarketcapQuotes } from './coinmarketcap.ts'
import { defillamaQuotes } from './defillama.ts'
import { moralisQuotes } from './moralis.ts'
import type { QuoteSource } from './quote-source.ts'

/** The sources of market figures beside CoinGecko, in the order in which they stand in for it. None has recordings. */
export function createQuoteSources(sources: Sources, config: Pick<Config, 'keys'>, now: () => number): QuoteSource[] {
  const liveOnly = (service: Service, source: QuoteSource): QuoteSource => ({
    ...source,
    read: (subject) =>
      sources.liveOrRecorded({
        service,
        source: source.name,
        live: () => source.read(subject),
        recorded: () => null,
      }),
  })
  const moralis = moralisQuotes(sources, config, now)
  return [
    liveOnly('COINMARKETCAP', coinmarketcapQuotes(sources, config, now)),
    liveOnly('DEFILLAMA', defillamaQuotes(sources, now)),
    // Without its key it is not asked, whatever data is wanted: it says that it needs one.
    config.keys.MORALIS ? liveOnly('MORALIS', moralis) : moralis,
  ]
}
