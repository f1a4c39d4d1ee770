import { coingeckoAddressOf, nativeTokenIdOf } from '@chainlens/platform/providers/coingecko'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { AssetProfile, Listing, PartialMarketSource } from '../market-source.ts'
import { recordedCloses } from './recorded-closes.ts'
import { recordedCoins } from './recorded-coins.ts'
import { recordedFigures } from './recorded-figures.ts'

const LIST_DAY = '2021-05-15'

function identityOf(coinId: string) {
  const { list, coins } = recordedCoins()
  const listed = list.coins.find((coin) => coin.id === coinId)
  if (listed) return { ...listed, recording: list.recording, asOf: `${LIST_DAY}T16:00:00.000Z` }
  const known = coins.get(coinId)
  return known && { ...known.coin, recording: known.recording, asOf: known.coin.last_updated }
}

function profileOfCoin(coinId: string): AssetProfile | null {
  const identity = identityOf(coinId)
  if (!identity) return null
  const symbol = identity.symbol.toUpperCase()
  const native = nativeTokenIdOf(coinId)
  const placed = recordedCoins().tokenIds.get(coinId) ?? []
  const excerpt = `${coinId}: symbol = ${symbol}, name = ${identity.name}`
  return {
    coinId,
    symbol,
    name: identity.name,
    tokenIds: native ? [native] : placed.length > 0 ? placed : [`listed:${coinId}/coin:native`],
    evidence: identity.recording.evidence({ excerpt, asOf: identity.asOf }),
    figures: recordedFigures(coinId),
    isRecorded: true,
  }
}

function coinIdOf(token: TokenReference): string | null {
  const place = coingeckoAddressOf(token)
  if (place && 'coinId' in place) return place.coinId
  for (const [coinId, tokenIds] of recordedCoins().tokenIds) if (tokenIds.includes(token.id)) return coinId
  return null
}

/** Rank of a coin in the recordings, with the day that it was true on. */
function rankOf(coinId: string): { rank: number | null; rankedOn: string | null } {
  const reading = recordedFigures(coinId).readings.marketCapRank
  return { rank: reading?.value ?? null, rankedOn: reading?.asOf?.slice(0, 10) ?? null }
}

function search(text: string): Listing {
  const { list, coins } = recordedCoins()
  const outside = [...coins.values()]
    .map(({ coin }) => coin)
    .filter(({ id }) => !list.coins.some((one) => one.id === id))
  const wanted = text.toLowerCase()
  const found = [...list.coins, ...outside].filter((coin) =>
    [coin.id, coin.symbol, coin.name].some((one) => one.toLowerCase().includes(wanted)),
  )
  const excerpt = `coins list of ${LIST_DAY}, the ${list.coins.length} ids of six tickers: ${found.map(({ id }) => id).join(', ') || 'none fits'}`
  const ranks = found.flatMap(({ id }) => recordedFigures(id).readings.marketCapRank?.evidence ?? [])
  return {
    coins: found.map((coin) => ({
      coinId: coin.id,
      symbol: coin.symbol.toUpperCase(),
      name: coin.name,
      ...rankOf(coin.id),
    })),
    evidence: [list.recording.evidence({ excerpt, asOf: `${LIST_DAY}T16:00:00.000Z` }), ...ranks],
    recordedAs: `a recorded selection of CoinGecko's list of ${LIST_DAY}`,
  }
}

/** The recordings that ship with ChainLens; null for what none of them has. */
export function recordedMarket(): PartialMarketSource {
  return {
    search: async (text) => search(text),
    profileOf: async (token) => {
      const coinId = coinIdOf(token)
      return coinId === null ? null : profileOfCoin(coinId)
    },
    profileOfCoin: async (coinId) => profileOfCoin(coinId),
    closes: async (window) => recordedCloses(window),
  }
}
