import { type JsonAnswer, type JsonRequest, type JsonStub, startJsonStub } from './json-stub.ts'

/** A listing to be served, as little of it as a test cares about. */
export interface StubListing {
  id: number
  slug: string
  symbol: string
  name: string
  /** Contract addresses, the main one first; a coin without any is native. */
  contracts?: string[]
  priceUsd?: number | null
  circulating?: number | null
  maxSupply?: number | null
  marketCap?: number | null
  rank?: number | null
  isActive?: 0 | 1
  lastUpdated?: string
}

/** How a stub writes its answers. */
export interface CoinmarketcapStubOptions {
  listings?: StubListing[]
  /** Keys that are valid; without one in the header only /public-api answers. */
  keys?: string[]
  /** True: `data` and `quote` are maps, as in older versions; else lists, as in v3. */
  isOld?: boolean
  /** The index of the whole market; default: 55, Neutral, of now. */
  fearAndGreed?: { value: number; value_classification: string; update_time?: string }
  /** Clock of `last_updated`, in milliseconds; default: the real one. */
  now?: () => number
}

/** An envelope with an error: its code a number (keyed) or a string (keyless). */
export function coinmarketcapError(code: number | string, message: string): Record<string, unknown> {
  const timestamp = new Date().toISOString()
  return { status: { timestamp, error_code: code, error_message: message, elapsed: 0, credit_count: 0 } }
}

function envelope(data: unknown): JsonAnswer {
  const status = {
    timestamp: new Date().toISOString(),
    error_code: '0',
    error_message: '',
    elapsed: 9,
    credit_count: 1,
  }
  return { status: 200, body: { data, status } }
}

function platformOf({ contracts }: StubListing) {
  const [address] = contracts ?? []
  return address ? { id: 1027, name: 'Ethereum', symbol: 'ETH', slug: 'ethereum', token_address: address } : null
}

function info(listing: StubListing): Record<string, unknown> {
  const { id, name, symbol, slug, contracts = [] } = listing
  const platform = { name: 'Ethereum', coin: { id: '1027', name: 'Ethereum', symbol: 'ETH', slug: 'ethereum' } }
  const contract_address = contracts.map((one) => ({ contract_address: one, platform }))
  return { id, name, symbol, slug, category: 'token', platform: platformOf(listing), contract_address }
}

function quoted(listing: StubListing, { isOld, now = Date.now }: CoinmarketcapStubOptions): Record<string, unknown> {
  const { id, name, symbol, slug, priceUsd = 2000, circulating = 1_000_000, maxSupply = 1_250_000, rank = 2 } = listing
  const last_updated = listing.lastUpdated ?? new Date(now() - 60_000).toISOString()
  const cap = listing.marketCap === undefined ? (priceUsd ?? 0) * (circulating ?? 0) : listing.marketCap
  const usd = {
    price: priceUsd,
    volume_24h: 100_000_000,
    market_cap: cap,
    fully_diluted_market_cap: (priceUsd ?? 0) * (maxSupply ?? 0),
    tvl: null,
    last_updated,
  }
  return {
    id,
    name,
    symbol,
    slug,
    is_active: listing.isActive ?? 1,
    is_fiat: 0,
    platform: platformOf(listing),
    cmc_rank: rank,
    circulating_supply: circulating,
    max_supply: maxSupply,
    infinite_supply: false,
    self_reported_circulating_supply: null,
    last_updated,
    quote: isOld ? { USD: usd } : [{ id: 2781, symbol: 'USD', ...usd }],
  }
}

function answerOf(options: CoinmarketcapStubOptions, { path, query, headers }: JsonRequest): JsonAnswer {
  const { listings = [], keys = [], isOld } = options
  const key = headers['x-cmc_pro_api_key']
  const isPublic = path.startsWith('/public-api/')
  if (!isPublic && typeof key !== 'string') return { status: 401, body: coinmarketcapError(1002, 'API key missing.') }
  if (typeof key === 'string' && !keys.includes(key))
    return { status: 401, body: coinmarketcapError(1001, 'This API Key is invalid.') }
  const wanted = (listing: StubListing) =>
    String(listing.id) === query.get('id') ||
    listing.slug === query.get('slug') ||
    (listing.contracts ?? []).some((one) => one.toLowerCase() === query.get('address')?.toLowerCase())
  const found = listings.filter(wanted)
  const collect = (items: Record<string, unknown>[]) =>
    isOld ? Object.fromEntries(items.map((item) => [String(item.id), item])) : items
  if (path.endsWith('/v2/cryptocurrency/info')) {
    // Without any it is as strict about addresses as about ids.
    if (found.length === 0) return { status: 400, body: coinmarketcapError(400, 'Invalid value for "address".') }
    return envelope(Object.fromEntries(found.map((listing) => [String(listing.id), info(listing)])))
  }
  if (path.endsWith('/v3/cryptocurrency/quotes/latest'))
    return envelope(collect(found.map((listing) => quoted(listing, options))))
  if (path.endsWith('/v3/fear-and-greed/latest')) {
    const { value, value_classification, update_time } = options.fearAndGreed ?? {
      value: 55,
      value_classification: 'Neutral',
    }
    const now = new Date((options.now ?? Date.now)()).toISOString()
    return envelope({ value, value_classification, update_time: update_time ?? now })
  }
  return { status: 404, body: { statusCode: 404, error: 'Not Found', message: 'Not Found' } }
}

/** Starts a stub of CoinMarketCap's API: info, latest quotes, and the fear and greed index, keyed and keyless. */
export function startCoinmarketcapStub(options: CoinmarketcapStubOptions = {}): Promise<JsonStub> {
  return startJsonStub((request) => answerOf(options, request))
}
