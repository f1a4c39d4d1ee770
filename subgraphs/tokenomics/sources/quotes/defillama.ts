import { coingeckoIdOf, exactNumber, parseAnswer, plainNumber } from '@chainlens/platform/providers/coingecko'
import { SourceFailure, type Sources } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { DEFILLAMA, defillamaRequest } from '../defillama-request.ts'
import type { QuoteSource } from './quote-source.ts'
import { readingOf, timeOf } from './reading-of.ts'

const CACHE_MS = 120_000
const METHOD = "price of the contract, by DefiLlama, whose prices of listed coins begin with CoinGecko's"
const COIN_METHOD = 'price of the coin, by DefiLlama, which takes it from CoinGecko: not a reading of its own'
/** What is left of a price that follows CoinGecko's, since it can hardly contradict it. */
const COIN_QUALITY = 0.9

/** DefiLlama's names of chains, by CAIP-2. */
const CHAINS: Record<string, string> = {
  'eip155:1': 'ethereum',
  'eip155:10': 'optimism',
  'eip155:56': 'bsc',
  'eip155:100': 'xdai',
  'eip155:137': 'polygon',
  'eip155:250': 'fantom',
  'eip155:324': 'era',
  'eip155:8453': 'base',
  'eip155:42161': 'arbitrum',
  'eip155:42220': 'celo',
  'eip155:43114': 'avax',
  'eip155:59144': 'linea',
  'eip155:81457': 'blast',
  'eip155:534352': 'scroll',
  'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp': 'solana',
}

const answerShape = z.object({
  coins: z.record(
    z.string(),
    z.object({
      price: exactNumber,
      symbol: z.string().nullish(),
      timestamp: plainNumber,
      confidence: plainNumber.nullish(),
    }),
  ),
})

/** The key of a token's price: chain and contract, or the id of a coin; null where there is none. */
function keyOf(token: TokenReference, coinId: string | null): string | null {
  if (token.address === null) return coinId === null ? null : `coingecko:${coinId}`
  const chain = CHAINS[token.chainId]
  return chain ? `${chain}:${token.address}` : null
}

/** DefiLlama's price with the confidence that it states itself. */
export function defillamaQuotes(sources: Sources, now: () => number): QuoteSource {
  return {
    name: DEFILLAMA,
    gives: ['priceUsd'],
    knows: (token) => keyOf(token, coingeckoIdOf(token)) !== null || token.address !== null,
    async read({ token, asset }) {
      const key = keyOf(token, coingeckoIdOf(token) ?? asset?.coinId ?? null)
      if (key === null)
        throw new SourceFailure({ code: 'NOT_FOUND', source: DEFILLAMA, reason: 'it has no prices of this chain.' })
      const url = `https://coins.llama.fi/prices/current/${encodeURIComponent(key)}`
      const answer = await defillamaRequest(sources, url, { cacheMs: CACHE_MS, maxBytes: 1_000_000 })
      const { coins } = parseAnswer(answerShape, answer.text, DEFILLAMA)
      const coin = coins[key]
      if (!coin) throw new SourceFailure({ code: 'NOT_FOUND', source: DEFILLAMA, reason: 'it has no price of this.' })
      const stated = Math.min(Math.max(coin.confidence ?? 1, 0), 1)
      const isCoin = key.startsWith('coingecko:')
      const priceUsd = readingOf({
        answer,
        figure: coin.price,
        place: `${key}: price`,
        method: isCoin ? COIN_METHOD : METHOD,
        asOf: timeOf(coin.timestamp),
        nowMs: now(),
        quality: isCoin ? stated * COIN_QUALITY : stated,
      })
      const symbol = coin.symbol ? cleanText(coin.symbol).toUpperCase() : null
      return { source: DEFILLAMA, symbol, readings: priceUsd ? { priceUsd } : {} }
    },
  }
}
