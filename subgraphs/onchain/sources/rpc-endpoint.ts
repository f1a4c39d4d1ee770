import type { Config, Service } from '@chainlens/platform/config'
import { SourceFailure } from '@chainlens/platform/sources'
import { chainOf } from './chain-registry.ts'

/** Where an EVM chain is asked. */
export interface RpcEndpoint {
  /** EIP-155 number. */
  chain: number
  /** Name of the chain for people. */
  chainName: string
  /** Name of the source for people. */
  source: string
  /** Null where the address is a setting of its own, or a public node's. */
  service: Service | null
  url: string
  /** What is kept and logged in the place of `url`. */
  shownUrl: string
  /** What a reader may be sent to; null for an address out of the settings, which may hold a key. */
  publicUrl: string | null
}

/** Nodes that anyone may ask without a key, by EIP-155 number. */
export type PublicNodes = Record<number, { chainName: string; url: string }>

/** Those of the chains that matter most; other chains are asked where viem's registry says. */
export const PUBLIC_NODES: PublicNodes = {
  1: { chainName: 'Ethereum', url: 'https://ethereum-rpc.publicnode.com' },
  10: { chainName: 'OP Mainnet', url: 'https://optimism-rpc.publicnode.com' },
  56: { chainName: 'BNB Smart Chain', url: 'https://bsc-rpc.publicnode.com' },
  100: { chainName: 'Gnosis', url: 'https://gnosis-rpc.publicnode.com' },
  137: { chainName: 'Polygon', url: 'https://polygon-bor-rpc.publicnode.com' },
  8453: { chainName: 'Base', url: 'https://base-rpc.publicnode.com' },
  42161: { chainName: 'Arbitrum One', url: 'https://arbitrum-one-rpc.publicnode.com' },
  43114: { chainName: 'Avalanche', url: 'https://avalanche-c-chain-rpc.publicnode.com' },
}

/** Alchemy's names of networks, by EIP-155 number. */
const ALCHEMY_NETWORKS: Readonly<Record<number, string>> = {
  1: 'eth-mainnet',
  10: 'opt-mainnet',
  56: 'bnb-mainnet',
  100: 'gnosis-mainnet',
  137: 'polygon-mainnet',
  324: 'zksync-mainnet',
  8453: 'base-mainnet',
  42161: 'arb-mainnet',
  42220: 'celo-mainnet',
  43114: 'avax-mainnet',
  59144: 'linea-mainnet',
  81457: 'blast-mainnet',
  534352: 'scroll-mainnet',
}

/**
 * Where a chain is asked, the best first: EVM_RPC_URL_<n> alone where it is set, else Alchemy where there is a key
 * and it covers the chain, then a public node. Throws SOURCE_NOT_CONFIGURED where nothing is known.
 */
export async function rpcEndpoints(
  config: Config,
  chain: number,
  publicNodes = PUBLIC_NODES,
): Promise<[RpcEndpoint, ...RpcEndpoint[]]> {
  const known = publicNodes[chain] ?? (await registered(chain))
  const chainName = known?.chainName ?? `chain ${chain}`
  const configured = config.evmRpcUrls[chain]
  if (configured) {
    const shownUrl = `EVM_RPC_URL_${chain}`
    const source = `${chainName} node`
    return [{ chain, chainName, source, service: null, url: configured, shownUrl, publicUrl: null }]
  }
  const [first, ...rest] = [alchemy(config, chain, chainName), publicNode(chain, chainName, known?.url)].filter(
    (endpoint) => endpoint !== null,
  )
  if (first) return [first, ...rest]
  throw new SourceFailure({
    code: 'SOURCE_NOT_CONFIGURED',
    source: `${chainName} node`,
    reason: `no public node of this chain is known; EVM_RPC_URL_${chain} names one.`,
  })
}

function alchemy(config: Config, chain: number, chainName: string): RpcEndpoint | null {
  const key = config.keys.ALCHEMY
  const network = ALCHEMY_NETWORKS[chain]
  if (!key || !network) return null
  const shownUrl = `https://${network}.g.alchemy.com/v2`
  const url = `${shownUrl}/${encodeURIComponent(key)}`
  return { chain, chainName, source: `${chainName} node (Alchemy)`, service: 'ALCHEMY', url, shownUrl, publicUrl: null }
}

function publicNode(chain: number, chainName: string, url: string | null | undefined): RpcEndpoint | null {
  if (!url) return null
  const source = `${chainName} node (${new URL(url).host})`
  return { chain, chainName, source, service: null, url, shownUrl: url, publicUrl: url }
}

async function registered(chain: number): Promise<{ chainName: string; url: string | null } | null> {
  const known = await chainOf(chain)
  return known && { chainName: known.name, url: known.rpcUrl }
}
