import type { Config } from '@chainlens/platform/config'
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

/** The endpoint of a chain: EVM_RPC_URL_<n>, else a public node. Throws SOURCE_NOT_CONFIGURED where neither is known. */
export async function rpcEndpoint(config: Config, chain: number, publicNodes = PUBLIC_NODES): Promise<RpcEndpoint> {
  const known = publicNodes[chain] ?? (await registered(chain))
  const chainName = known?.chainName ?? `chain ${chain}`
  const configured = config.evmRpcUrls[chain]
  if (configured) {
    const shownUrl = `EVM_RPC_URL_${chain}`
    return { chain, chainName, source: `${chainName} node`, url: configured, shownUrl, publicUrl: null }
  }
  const url = known?.url
  if (!url)
    throw new SourceFailure({
      code: 'SOURCE_NOT_CONFIGURED',
      source: `${chainName} node`,
      reason: `no public node of this chain is known; EVM_RPC_URL_${chain} names one.`,
    })
  return { chain, chainName, source: `${chainName} node (${new URL(url).host})`, url, shownUrl: url, publicUrl: url }
}

async function registered(chain: number): Promise<{ chainName: string; url: string | null } | null> {
  const known = await chainOf(chain)
  return known && { chainName: known.name, url: known.rpcUrl }
}
