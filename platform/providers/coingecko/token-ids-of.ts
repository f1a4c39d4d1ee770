import { parseTokenId } from '../../tokens/index.ts'
import { CHAINS, chainOfPlatform } from './chains.ts'

/** What token ids are made from; a Coin has it. */
export interface Placed {
  id: string
  asset_platform_id: string | null
  platforms: Record<string, string | null>
}

function nativeIds(coinId: string): string[] {
  return CHAINS.filter((chain) => chain.nativeCoin === coinId).map((chain) => `${chain.id}/slip44:${chain.slip44[0]}`)
}

function contractId(platform: string, address: string): string | null {
  const chain = chainOfPlatform(platform)
  if (!chain) return null
  const kind = chain.id.startsWith('eip155:') ? 'erc20' : 'token'
  return parseTokenId(`${chain.id}/${kind}:${address}`)?.id ?? null
}

/** Token id of a coin that is native to a chain of the table; null for every other coin. Asks nobody. */
export function nativeTokenIdOf(coinId: string): string | null {
  return nativeIds(coinId)[0] ?? null
}

/**
 * Token ids of a coin, its main one first: the native coin of its chain, else the contract on its main
 * platform, else contracts elsewhere, else `listed:…`. Platforms that have no CAIP-2 name here are left out.
 * Empty only where nothing of it can be written as a token id.
 */
export function tokenIdsOf(coin: Placed): string[] {
  const main = coin.asset_platform_id
  const platforms = Object.entries(coin.platforms).sort(([a], [b]) => Number(b === main) - Number(a === main))
  const contracts = platforms.flatMap(([platform, address]) => (address ? (contractId(platform, address) ?? []) : []))
  const ids = [...new Set([...nativeIds(coin.id), ...contracts])]
  if (ids.length > 0) return ids
  const listed = parseTokenId(`listed:${coin.id}/coin:native`)
  return listed ? [listed.id] : []
}
