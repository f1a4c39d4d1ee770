import type { Config } from '@chainlens/platform/config'
import { exactNumber, parseAnswer, plainNumber } from '@chainlens/platform/providers/coingecko'
import { COINMARKETCAP, coinmarketcapRequest } from '@chainlens/platform/providers/coinmarketcap'
import { SourceFailure, type Sources } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { FIGURE_NAMES, type FigureName } from '../market-source.ts'
import { nativeListing } from './native-listing.ts'
import type { QuoteSource, QuoteSubject, SourceFigures } from './quote-source.ts'
import { readingOf, timeOf } from './reading-of.ts'

// Which listing a contract has does not change from one question to the next.
const IDENTITY_CACHE_MS = 24 * 3_600_000
const QUOTE_CACHE_MS = 120_000

const figure = exactNumber.nullish()
const text = z.string().nullish()
const platform = z.looseObject({ token_address: text }).nullish()
/** An older answer keys what is listed by id, a newer one lists it. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .union([z.array(z.union([item, z.array(item)])), z.record(z.string(), z.union([item, z.array(item)]))])
    .transform((data) => Object.values(data).flat() as z.output<Item>[])

const infoAnswer = z.object({
  data: listOf(
    z.object({
      id: plainNumber,
      platform,
      contract_address: z.array(z.object({ contract_address: text })).nullish(),
    }),
  ),
})

const usdQuote = z.object({
  price: figure,
  market_cap: figure,
  fully_diluted_market_cap: figure,
  volume_24h: figure,
  last_updated: text,
})
const quotesAnswer = z.object({
  data: listOf(
    z.object({
      id: plainNumber,
      name: z.string(),
      symbol: z.string(),
      slug: z.string(),
      is_active: plainNumber.nullish(),
      platform,
      circulating_supply: figure,
      max_supply: figure,
      cmc_rank: figure,
      last_updated: text,
      quote: z.union([z.array(usdQuote.extend({ symbol: text })), z.object({ USD: usdQuote.optional() })]),
    }),
  ),
})
type Listing = z.output<typeof quotesAnswer>['data'][number]

/** CoinMarketCap, keyless or with COINMARKETCAP_API_KEY: price, market value, supplies, volume, rank. */
export function coinmarketcapQuotes(sources: Sources, config: Pick<Config, 'keys'>, now: () => number): QuoteSource {
  async function idOfContract({ address, namespace }: TokenReference): Promise<number> {
    const query = { address: address ?? '', skip_invalid: true }
    const options = { cacheMs: IDENTITY_CACHE_MS }
    const answer = await coinmarketcapRequest(sources, config, '/v2/cryptocurrency/info', query, options)
    const { data } = parseAnswer(infoAnswer, answer.text, COINMARKETCAP)
    const plain = (one: string | null | undefined) => (namespace === 'eip155' ? one?.toLowerCase() : one)
    const found = data.filter((listing) =>
      [listing.platform?.token_address, ...(listing.contract_address ?? []).map((one) => one.contract_address)].some(
        (one) => plain(one) === plain(address),
      ),
    )
    const ids = [...new Set(found.map(({ id }) => id))]
    if (ids.length === 1) return ids[0] as number
    throw notFound(
      ids.length === 0 ? 'it lists no asset under this contract.' : 'several of its assets name this contract.',
    )
  }

  return {
    name: COINMARKETCAP,
    gives: FIGURE_NAMES,
    knows: (token) => token.address !== null || nativeListing(token) !== null,
    async read(subject) {
      const { token, asset } = subject
      const slug = nativeListing(token)?.slug ?? asset?.coinId
      if (token.address === null && slug === undefined) throw notFound('which of its listings is meant is not known.')
      const which: Record<string, string | number> =
        token.address === null ? { slug: slug as string } : { id: await idOfContract(token) }
      const query = { ...which, convert: 'USD', skip_invalid: true }
      const options = { cacheMs: QUOTE_CACHE_MS }
      const answer = await coinmarketcapRequest(sources, config, '/v3/cryptocurrency/quotes/latest', query, options)
      const { data } = parseAnswer(quotesAnswer, answer.text, COINMARKETCAP)
      const listing = data.find((one) => one.id === which.id || (which.id === undefined && isSame(one, subject)))
      if (!listing) throw notFound('it lists no asset that is surely this one.')
      if (listing.is_active === 0) throw notFound('its listing of this asset is not active.')
      return figuresOf(listing, answer, now())
    },
  }
}

function notFound(reason: string): SourceFailure {
  return new SourceFailure({ code: 'NOT_FOUND', source: COINMARKETCAP, reason })
}

/** Whether a listing that was found by its slug is the asset: a coin without contract, of the same ticker and name. */
function isSame(listing: Listing, { token, asset }: QuoteSubject): boolean {
  if (listing.platform) return false
  const symbol = listing.symbol.toUpperCase()
  const native = nativeListing(token)
  if (native) return listing.slug === native.slug && symbol === native.symbol
  const isNamed = asset !== null && listing.name.toLowerCase() === asset.name.toLowerCase()
  return isNamed && listing.slug === asset.coinId && symbol === asset.symbol
}

function figuresOf(listing: Listing, answer: Parameters<typeof readingOf>[0]['answer'], nowMs: number): SourceFigures {
  const quote = Array.isArray(listing.quote) ? listing.quote.find(({ symbol }) => symbol === 'USD') : listing.quote.USD
  if (!quote)
    throw new SourceFailure({ code: 'BAD_ANSWER', source: COINMARKETCAP, reason: 'it gives no quote in USD.' })
  const asOf = timeOf(quote.last_updated ?? listing.last_updated)
  const readings: SourceFigures['readings'] = {}
  const take = (
    name: FigureName,
    place: string,
    one: z.output<typeof figure>,
    method: string,
    isZeroUnknown = true,
  ) => {
    const named = `${cleanText(listing.slug)}: ${place}`
    const reading = readingOf({ answer, figure: one, place: named, method, asOf, nowMs, isZeroUnknown })
    if (reading) readings[name] = reading
  }
  const { circulating_supply: circulating, max_supply: maximum } = listing
  take('priceUsd', 'quote.USD.price', quote.price, 'volume-weighted price over exchanges, by CoinMarketCap')
  take('marketCapUsd', 'quote.USD.market_cap', quote.market_cap, 'circulating supply × price, by CoinMarketCap')
  const diluted = quote.fully_diluted_market_cap
  const dilutedMethod = 'maximum supply × price, by CoinMarketCap'
  take('fullyDilutedValuationUsd', 'quote.USD.fully_diluted_market_cap', diluted, dilutedMethod)
  take(
    'circulatingSupply',
    'circulating_supply',
    circulating,
    'whole tokens that the public can trade, by CoinMarketCap',
  )
  take('maxSupply', 'max_supply', maximum, 'most whole tokens that there can ever be, by CoinMarketCap')
  const traded = 'traded over the last 24 hours on the exchanges that CoinMarketCap follows'
  take('volume24hUsd', 'quote.USD.volume_24h', quote.volume_24h, traded, false)
  const ranked = 'place by market capitalisation among the coins that CoinMarketCap lists'
  take('marketCapRank', 'cmc_rank', listing.cmc_rank, ranked)
  return { source: COINMARKETCAP, symbol: cleanText(listing.symbol).toUpperCase(), readings }
}
