import { type SourceAnswer, SourceFailure, type Sources } from '../../sources/index.ts'
import type { TokenReference } from '../../tokens/index.ts'
import { type Coin, coinSchema } from './coin.ts'
import { COINGECKO } from './coingecko-error.ts'
import { coingeckoAddressOf } from './coingecko-id-of.ts'
import { type CoingeckoConfig, coingeckoRequest } from './coingecko-request.ts'
import { parseAnswer } from './parse-answer.ts'

/** What fetchCoin answers. */
export interface FetchedCoin {
  answer: SourceAnswer
  coin: Coin
}

// One address per coin, so that the domains share one answer.
const QUERY = {
  localization: false,
  tickers: false,
  market_data: true,
  community_data: true,
  developer_data: true,
  sparkline: false,
}

/** The coin of a CoinGecko id. Throws SourceFailure. */
export async function fetchCoinById(sources: Sources, config: CoingeckoConfig, coinId: string): Promise<FetchedCoin> {
  const answer = await coingeckoRequest(sources, config, `/coins/${encodeURIComponent(coinId)}`, QUERY)
  return { answer, coin: parseAnswer(coinSchema, answer.text) }
}

/**
 * The coin behind a token: chains' native coins and listed coins by id, contracts by platform and address.
 * Throws SourceFailure; NOT_FOUND also where the chain is not one that CoinGecko's table here knows.
 */
export async function fetchCoin(
  sources: Sources,
  config: CoingeckoConfig,
  token: TokenReference,
): Promise<FetchedCoin> {
  const place = coingeckoAddressOf(token)
  if (!place)
    throw new SourceFailure({ code: 'NOT_FOUND', source: COINGECKO, reason: `no coin is known there for ${token.id}.` })
  if ('coinId' in place) return fetchCoinById(sources, config, place.coinId)
  const path = `/coins/${place.platform}/contract/${encodeURIComponent(place.address)}`
  const answer = await coingeckoRequest(sources, config, path)
  return { answer, coin: parseAnswer(coinSchema, answer.text) }
}
