import type { TokenReference } from '../../tokens/index.ts'
import { chainOf } from './chains.ts'

/** Where CoinGecko has a token: a coin by its id, or a contract on an asset platform. */
export type CoingeckoAddress = { coinId: string } | { platform: string; address: string }

/** Where CoinGecko has a token, without asking it; null where its chain or kind is not known. */
export function coingeckoAddressOf(token: TokenReference): CoingeckoAddress | null {
  if (token.namespace === 'listed') return { coinId: token.chainReference }
  const chain = chainOf(token.chainId)
  if (!chain) return null
  if (token.assetNamespace === 'slip44')
    return chain.slip44.includes(Number(token.assetReference)) ? { coinId: chain.nativeCoin } : null
  const isContract =
    token.assetNamespace === 'erc20' || (token.namespace === 'solana' && token.assetNamespace === 'token')
  return isContract && chain.platform ? { platform: chain.platform, address: token.assetReference } : null
}

/** CoinGecko's coin id where it follows from the token id alone (native and listed coins); null for contracts. */
export function coingeckoIdOf(token: TokenReference): string | null {
  const address = coingeckoAddressOf(token)
  return address && 'coinId' in address ? address.coinId : null
}
