import { type SourceAnswer, SourceFailure } from '@chainlens/platform/sources'
import type { Asking, ContractPlace } from './outside.ts'

/** Name of the source for people. */
export const BLOCKSCOUT = 'Blockscout'

/** Explorers that run Blockscout, by EIP-155 number; chains that are not here are not asked for. */
const HOSTS: Readonly<Record<number, string>> = {
  1: 'eth.blockscout.com',
  10: 'optimism.blockscout.com',
  61: 'etc.blockscout.com',
  100: 'gnosis.blockscout.com',
  137: 'polygon.blockscout.com',
  324: 'zksync.blockscout.com',
  8453: 'base.blockscout.com',
  34443: 'mode.blockscout.com',
  42161: 'arbitrum.blockscout.com',
  42220: 'celo.blockscout.com',
  81457: 'blast.blockscout.com',
  534352: 'scroll.blockscout.com',
}

/** Whether an explorer of the chain is known. */
export function hasBlockscout(chain: number): boolean {
  return HOSTS[chain] !== undefined
}

const CACHE_MS = 300_000

/** Asks the chain's explorer; `path` comes after /api/v2. Throws SourceFailure. */
export async function blockscoutRequest(
  { sources }: Asking,
  { chain }: ContractPlace,
  path: string,
  options: { timeoutMs?: number; maxBytes?: number; acceptStatuses?: number[] } = {},
): Promise<SourceAnswer> {
  const host = HOSTS[chain]
  if (!host) throw new SourceFailure({ code: 'NOT_FOUND', source: BLOCKSCOUT, reason: 'it does not cover this chain.' })
  const url = `https://${host}/api/v2${path}`
  return sources.request({ service: 'BLOCKSCOUT', source: BLOCKSCOUT, url, cacheMs: CACHE_MS, ...options })
}
