import {
  type CoingeckoConfig,
  coingeckoRequest,
  type FetchedCoin,
  fetchCoin,
  fetchCoinById,
  parseAnswer,
  plainNumber,
  tokenIdsOf,
} from '@chainlens/platform/providers/coingecko'
import type { Sources } from '@chainlens/platform/sources'
import { z } from 'zod'
import { cleanText } from './clean-text.ts'
import { coingeckoCloses } from './coingecko-closes.ts'
import { figuresOf } from './coingecko-figures.ts'
import type { AssetProfile, MarketSource } from './market-source.ts'

const SEARCH_CACHE_MS = 300_000

const search = z.object({
  coins: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string(),
      symbol: z.string(),
      market_cap_rank: plainNumber.nullish().transform((rank) => rank ?? null),
    }),
  ),
})

function profile({ answer, coin }: FetchedCoin, nowMs: number): AssetProfile {
  const figures = figuresOf(coin, answer, nowMs)
  const symbol = cleanText(coin.symbol).toUpperCase()
  const name = cleanText(coin.name)
  const asOf = figures.readings.priceUsd?.asOf ?? null
  const evidence = answer.evidence({ excerpt: `${coin.id}: symbol = ${symbol}, name = ${name}`, asOf })
  return { coinId: coin.id, symbol, name, tokenIds: tokenIdsOf(coin), evidence, figures, isRecorded: false }
}

/** CoinGecko, keyless or with a demo key. */
export function coingeckoMarket(sources: Sources, config: CoingeckoConfig, now: () => number): MarketSource {
  return {
    async search(text) {
      const answer = await coingeckoRequest(sources, config, '/search', { query: text }, { cacheMs: SEARCH_CACHE_MS })
      const { coins } = parseAnswer(search, answer.text)
      return {
        coins: coins.map((coin) => ({
          coinId: coin.id,
          symbol: cleanText(coin.symbol).toUpperCase(),
          name: cleanText(coin.name),
          rank: coin.market_cap_rank,
          rankedOn: null,
        })),
        evidence: [answer.evidence({ excerpt: `search for ${cleanText(text)}: ${coins.length} coins` })],
        recordedAs: null,
      }
    },
    profileOf: async (token) => profile(await fetchCoin(sources, config, token), now()),
    profileOfCoin: async (coinId) => profile(await fetchCoinById(sources, config, coinId), now()),
    closes: (window) => coingeckoCloses(sources, config, window, now()),
  }
}
