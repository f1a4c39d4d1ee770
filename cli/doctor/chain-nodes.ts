import type { Config } from '@chainlens/platform/config'
import { type ProbeOutcome, SourceFailure, type Sources } from '@chainlens/platform/sources'
import { z } from 'zod'
import { PUBLIC_NODES } from '../../subgraphs/onchain/sources/rpc-endpoint.ts'
import type { Diagnosis } from './diagnose.ts'

/** As eth_chainId answers. */
const chainIdAnswer = z.object({ result: z.string().regex(/^0x[0-9a-f]+$/) })

interface Asking {
  sources: Sources
  config: Config
  signal: AbortSignal
}

/** Asks the node of each chain that is known by name or set, and holds its chain number against the one meant. */
export function chainNodes({ sources, config, signal }: Asking): Promise<Diagnosis>[] {
  const chains = new Set([...Object.keys(PUBLIC_NODES), ...Object.keys(config.evmRpcUrls)].map(Number))
  return [...chains].map(async (chain) => {
    const known = PUBLIC_NODES[chain]
    const configured = config.evmRpcUrls[chain]
    const name = known?.chainName ?? `Chain ${chain}`
    const url = configured ?? known?.url ?? ''
    const source = {
      name,
      domains: ['onchain'],
      adds: 'code, owner, powers and supply of contracts, read on the chain itself',
      keySetting: null,
      keyAdds: null,
      isElsewhere: configured !== undefined,
      kind: 'chain nodes',
    }
    return { source, outcome: await askNode({ sources, signal }, { chain, name: `${name} node`, url }) }
  })
}

async function askNode(
  { sources, signal }: Pick<Asking, 'sources' | 'signal'>,
  { chain, name, url }: { chain: number; name: string; url: string },
): Promise<ProbeOutcome> {
  const started = performance.now()
  const took = () => ({ durationMs: Math.round(performance.now() - started), withKey: false })
  try {
    const answer = await sources.request({
      service: null,
      source: name,
      url,
      shownUrl: name,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] }),
      cacheMs: 0,
      maxBytes: 100_000,
      signal,
    })
    const said = chainIdAnswer.safeParse(answer.json())
    if (said.success && Number(said.data.result) === chain) return { state: 'ANSWERS', ...took() }
    const reason = said.success
      ? `it is a node of chain ${Number(said.data.result)}, not of ${chain}.`
      : 'it did not say which chain it is of.'
    return { state: 'FAILS', ...took(), code: 'BAD_ANSWER', reason }
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error
    return { state: 'FAILS', ...took(), code: error.code, reason: error.message }
  }
}
