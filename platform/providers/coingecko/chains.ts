/** A chain as CoinGecko and CAIP name it. */
export interface Chain {
  /** CAIP-2. */
  id: string
  /** Name for people. */
  name: string
  /** CoinGecko's asset platform; null where CoinGecko lists no contracts of this chain. */
  platform: string | null
  /** CoinGecko's id of the native coin. */
  nativeCoin: string
  /** SLIP-44 numbers under which the native coin is written; the first is the one ChainLens writes. */
  slip44: readonly [number, ...number[]]
}

function chain(id: string, name: string, platform: string | null, nativeCoin: string, ...slip44: number[]): Chain {
  return { id, name, platform, nativeCoin, slip44: slip44 as [number, ...number[]] }
}

/**
 * The chains whose CAIP-2 name and CoinGecko name are both known. A coin's home comes before other chains
 * that use the same coin for gas. Sources: CASA's namespaces, the SLIP-44 registry, CoinGecko's
 * /asset_platforms (chain_identifier, native_coin_id).
 */
export const CHAINS: readonly Chain[] = [
  chain('bip122:000000000019d6689c085ae165831e93', 'Bitcoin', null, 'bitcoin', 0),
  chain('bip122:12a765e31ffd4059bada1e25190f6e98', 'Litecoin', null, 'litecoin', 2),
  chain('bip122:1a91e3dace36e2be3bf030a65679fe82', 'Dogecoin', null, 'dogecoin', 3),
  chain('eip155:1', 'Ethereum', 'ethereum', 'ethereum', 60),
  chain('eip155:56', 'BNB Smart Chain', 'binance-smart-chain', 'binancecoin', 714, 9006),
  chain('eip155:137', 'Polygon', 'polygon-pos', 'polygon-ecosystem-token', 966),
  chain('eip155:43114', 'Avalanche C-Chain', 'avalanche', 'avalanche-2', 9005, 9000),
  chain('eip155:100', 'Gnosis', 'xdai', 'xdai', 700),
  chain('eip155:250', 'Fantom', 'fantom', 'fantom', 1007),
  chain('eip155:42220', 'Celo', 'celo', 'celo', 52752),
  chain('eip155:42161', 'Arbitrum One', 'arbitrum-one', 'ethereum', 60),
  chain('eip155:8453', 'Base', 'base', 'ethereum', 60),
  chain('eip155:10', 'OP Mainnet', 'optimistic-ethereum', 'ethereum', 60),
  chain('eip155:59144', 'Linea', 'linea', 'ethereum', 60),
  chain('eip155:534352', 'Scroll', 'scroll', 'ethereum', 60),
  chain('eip155:324', 'zkSync Era', 'zksync', 'ethereum', 60),
  chain('eip155:81457', 'Blast', 'blast', 'ethereum', 60),
  chain('solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp', 'Solana', 'solana', 'solana', 501),
  chain('cosmos:cosmoshub-4', 'Cosmos Hub', null, 'cosmos', 118),
  chain('polkadot:91b171bb158e2d3848fa23a9f1c25182', 'Polkadot', null, 'polkadot', 354),
]

const byId = new Map(CHAINS.map((one) => [one.id, one]))
const byPlatform = new Map(CHAINS.flatMap((one) => (one.platform ? [[one.platform, one] as const] : [])))

/** The chain of a CAIP-2 id; null where it is not in the table. */
export function chainOf(chainId: string): Chain | null {
  return byId.get(chainId) ?? null
}

/** The chain of a CoinGecko asset platform; null where it is not in the table. */
export function chainOfPlatform(platform: string): Chain | null {
  return byPlatform.get(platform) ?? null
}
