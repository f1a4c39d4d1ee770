import type { Config } from '@chainlens/platform/config'
import {
  askProbe,
  type ProbeOutcome,
  type Problem,
  type SourceRequest,
  type Sources,
} from '@chainlens/platform/sources'
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

function askNode(
  { sources, signal }: Pick<Asking, 'sources' | 'signal'>,
  { chain, name, url }: { chain: number; name: string; url: string },
): Promise<ProbeOutcome> {
  const request: SourceRequest = {
    service: null,
    source: name,
    url,
    shownUrl: name,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] }),
    maxBytes: 100_000,
    signal,
  }
  return askProbe(sources, request, { withKey: false, check: (body) => problemOf(body, chain) })
}

function problemOf(body: unknown, chain: number): Problem | null {
  const said = chainIdAnswer.safeParse(body)
  if (!said.success) return { code: 'BAD_ANSWER', reason: 'it did not say which chain it is of.' }
  const answered = Number(said.data.result)
  return answered === chain
    ? null
    : { code: 'BAD_ANSWER', reason: `it is a node of chain ${answered}, not of ${chain}.` }
}
