/** A coin to be served, as little of it as a test cares about. */
export interface StubCoin {
  id: string
  symbol: string
  name: string
  rank?: number | null
  /** CoinGecko's asset platform of its main contract; null for a native coin. */
  platform?: string | null
  /** Contract addresses by asset platform. */
  platforms?: Record<string, string>
  priceUsd?: number | null
  /** Replaces or adds members of market_data. */
  marketData?: Record<string, unknown>
  /** Replaces or adds members of the body itself. */
  body?: Record<string, unknown>
  lastUpdated?: string
}

/** A coin in the shape of /coins/{id}, with figures that hang together; null figures stay null. */
export function coinBody(coin: StubCoin): Record<string, unknown> {
  const price = coin.priceUsd === undefined ? 2000 : coin.priceUsd
  const lastUpdated = coin.lastUpdated ?? new Date().toISOString()
  const inUsd = (factor: number) => (price === null ? {} : { usd: price * factor, eur: price * factor * 0.9 })
  return {
    id: coin.id,
    symbol: coin.symbol,
    name: coin.name,
    web_slug: coin.id,
    asset_platform_id: coin.platform ?? null,
    platforms: coin.platforms ?? { '': '' },
    detail_platforms: Object.fromEntries(
      Object.entries(coin.platforms ?? { '': '' }).map(([platform, address]) => [
        platform,
        { decimal_place: address ? 18 : null, contract_address: address },
      ]),
    ),
    links: { homepage: ['https://example.org', '', ''], subreddit_url: null, repos_url: { github: [], bitbucket: [] } },
    sentiment_votes_up_percentage: 84.07,
    sentiment_votes_down_percentage: 15.93,
    watchlist_portfolio_users: 1541900,
    market_cap_rank: coin.rank ?? null,
    market_data: {
      current_price: inUsd(1),
      market_cap: inUsd(1_000_000),
      fully_diluted_valuation: inUsd(1_250_000),
      total_volume: inUsd(50_000),
      total_supply: 1_250_000,
      max_supply: 1_250_000,
      max_supply_infinite: false,
      circulating_supply: 1_000_000,
      last_updated: lastUpdated,
      ...coin.marketData,
    },
    community_data: {
      facebook_likes: null,
      reddit_average_posts_48h: 7.333,
      reddit_average_comments_48h: 384.667,
      reddit_subscribers: 6127543,
      reddit_accounts_active_48h: 3498,
      telegram_channel_user_count: null,
    },
    developer_data: {
      forks: 36433,
      stars: 76697,
      subscribers: 3967,
      total_issues: 7743,
      closed_issues: 7379,
      pull_requests_merged: 11204,
      pull_request_contributors: 829,
      code_additions_deletions_4_weeks: { additions: 1264, deletions: -1314 },
      commit_count_4_weeks: 108,
      last_4_weeks_commit_activity_series: [],
    },
    status_updates: [],
    last_updated: lastUpdated,
    ...coin.body,
  }
}

/** A coin as /search lists it. */
export function searchEntry(coin: StubCoin): Record<string, unknown> {
  return {
    id: coin.id,
    name: coin.name,
    api_symbol: coin.id,
    symbol: coin.symbol.toUpperCase(),
    market_cap_rank: coin.rank ?? null,
    thumb: `https://coin-images.coingecko.com/coins/images/1/thumb/${coin.id}.png`,
    large: `https://coin-images.coingecko.com/coins/images/1/large/${coin.id}.png`,
  }
}

/** An error body in the shape that nests a status in an error. */
export function errorBody(code: number, message: string): Record<string, unknown> {
  return { error: { status: { timestamp: new Date().toISOString(), error_code: code, error_message: message } } }
}

/** Numbers of a body turned into strings, as some providers write them. */
export function withStringNumbers(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(withStringNumbers)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withStringNumbers(one)]))
  return value
}
