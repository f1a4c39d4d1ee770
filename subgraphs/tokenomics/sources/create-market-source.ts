import { COINGECKO, type CoingeckoConfig } from '@chainlens/platform/providers/coingecko'
import type { Sources } from '@chainlens/platform/sources'
import { coingeckoMarket } from './coingecko.ts'
import type { MarketSource } from './market-source.ts'
import { recordedMarket } from './recorded/recorded-market.ts'

/** CoinGecko, and where CHAINLENS_DATA allows the recordings in its place. `now` is the clock, in milliseconds. */
export function createMarketSource(sources: Sources, config: CoingeckoConfig, now: () => number): MarketSource {
  const live = coingeckoMarket(sources, config, now)
  const recorded = recordedMarket()
  const choose = <Answer>(ask: () => Promise<Answer>, recall: () => Promise<Answer | null>) =>
    sources.liveOrRecorded({ service: 'COINGECKO', source: COINGECKO, live: ask, recorded: recall })
  return {
    search: (text) =>
      choose(
        () => live.search(text),
        () => recorded.search(text),
      ),
    profileOf: (token) =>
      choose(
        () => live.profileOf(token),
        () => recorded.profileOf(token),
      ),
    profileOfCoin: (coinId) =>
      choose(
        () => live.profileOfCoin(coinId),
        () => recorded.profileOfCoin(coinId),
      ),
    closes: (window) =>
      choose(
        () => live.closes(window),
        () => recorded.closes(window),
      ),
  }
}
