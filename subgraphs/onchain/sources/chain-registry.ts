import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { type Evidence, makeEvidence } from '@chainlens/platform/evidence'
import type { Chain } from 'viem'

/** What viem's registry says of an EVM chain. */
export interface RegisteredChain {
  name: string
  /** Its own coin. */
  coin: { name: string; symbol: string; decimals: number }
  /** A public node; null where the registry names none. */
  rpcUrl: string | null
  evidence: Evidence
}

interface Registry {
  chains: Map<number, Chain>
  version: string
  readAt: string
}

let registry: Promise<Registry> | undefined

/** Read at the first question, not at the start: the registry is hundreds of files. */
async function readRegistry(): Promise<Registry> {
  const { version } = createRequire(import.meta.url)('viem/package.json') as { version: string }
  const definitions = Object.values(await import('viem/chains')) as unknown[]
  const chains = new Map<number, Chain>()
  const disputed = new Set<number>()
  for (const definition of definitions) {
    const chain = definition as Chain
    if (typeof chain?.id !== 'number' || !chain.nativeCurrency) continue
    // Local networks share numbers; a real chain goes before a test network, else the first one stands.
    const known = chains.get(chain.id)
    if (!known || (known.testnet && !chain.testnet)) chains.set(chain.id, chain)
    else if (!chain.testnet && known.nativeCurrency.decimals !== chain.nativeCurrency.decimals) disputed.add(chain.id)
  }
  // Which of two is meant would be a guess.
  for (const id of disputed) chains.delete(id)
  return { chains, version, readAt: new Date().toISOString() }
}

/** An EVM chain by its EIP-155 number, from the registry that viem ships; null for one that it does not list. */
export async function chainOf(chainNumber: number): Promise<RegisteredChain | null> {
  registry ??= readRegistry()
  const { chains, version, readAt } = await registry
  const chain = chains.get(chainNumber)
  if (!chain) return null
  const { name, symbol, decimals } = chain.nativeCurrency
  const said = JSON.stringify({ id: chain.id, name: chain.name, nativeCurrency: { name, symbol, decimals } })
  return {
    name: chain.name,
    coin: { name, symbol, decimals },
    rpcUrl: chain.rpcUrls.default.http[0] ?? null,
    evidence: makeEvidence({
      source: `viem chain registry ${version}`,
      url: `https://github.com/wevm/viem/tree/viem@${version}/src/chains/definitions`,
      mode: 'CACHED',
      asOf: null,
      retrievedAt: readAt,
      contentHash: createHash('sha256').update(said).digest('hex'),
      excerpt: said,
    }),
  }
}
