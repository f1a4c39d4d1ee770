import { coingeckoIdOf } from '@chainlens/platform/providers/coingecko'
import type { TokenReference } from '@chainlens/platform/tokens'

/** How CoinMarketCap lists the native coins of chains, by CoinGecko's id: its address ends in the slug. */
const LISTINGS: Record<string, { slug: string; symbol: string }> = {
  bitcoin: { slug: 'bitcoin', symbol: 'BTC' },
  litecoin: { slug: 'litecoin', symbol: 'LTC' },
  dogecoin: { slug: 'dogecoin', symbol: 'DOGE' },
  ethereum: { slug: 'ethereum', symbol: 'ETH' },
  binancecoin: { slug: 'bnb', symbol: 'BNB' },
  'avalanche-2': { slug: 'avalanche', symbol: 'AVAX' },
  solana: { slug: 'solana', symbol: 'SOL' },
  cosmos: { slug: 'cosmos', symbol: 'ATOM' },
  polkadot: { slug: 'polkadot-new', symbol: 'DOT' },
}

/** CoinMarketCap's listing of a native coin; null where the token is none, or is not in the table. */
export function nativeListing(token: TokenReference): { slug: string; symbol: string } | null {
  if (token.address !== null) return null
  return LISTINGS[coingeckoIdOf(token) ?? ''] ?? null
}
