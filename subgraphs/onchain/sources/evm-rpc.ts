import { setTimeout as wait } from 'node:timers/promises'
import { type ConcurrencyLimit, limitConcurrency } from '@chainlens/platform/async'
import type { Config } from '@chainlens/platform/config'
import type { MissingSignal } from '@chainlens/platform/evidence'
import { type SourceAnswer, SourceFailure, type Sources } from '@chainlens/platform/sources'
import { loadHashing } from './hashing.ts'
import { askJsonRpc, type RpcAnswer } from './json-rpc.ts'
import { type PinnedBlock, readHead } from './read-head.ts'
import { type PublicNodes, type RpcEndpoint, rpcEndpoints } from './rpc-endpoint.ts'
import type { ChainView, Hex, Reading } from './source.ts'

/** Any EVM chain, by JSON-RPC. */
export interface EvmRpc {
  /** Whether a setting names the chain's node. */
  isConfigured(chain: number): boolean
  /** Pins the chain's latest block. Throws SourceFailure. */
  open(chain: number): Promise<ChainView>
}

const MOST_AT_A_TIME = 8
const RETRY_AFTER_MS = 300
const HEX = /^0x([0-9a-f]{2})*$/i

/** What createEvmRpc takes. */
export interface EvmRpcOptions {
  sources: Sources
  config: Config
  /** Other nodes than the usual ones. */
  publicNodes?: PublicNodes
}

/** Builds the source; it asks nothing yet. */
export function createEvmRpc({ sources, config, publicNodes }: EvmRpcOptions): EvmRpc {
  const limits = new Map<number, ConcurrencyLimit>()
  return {
    isConfigured: (chain) =>
      config.evmRpcUrls[chain] !== undefined || Boolean(config.keys.ALCHEMY && config.baseUrls.ALCHEMY),
    async open(chain) {
      const queued = limits.get(chain) ?? limitConcurrency(MOST_AT_A_TIME)
      limits.set(chain, queued)
      // One node that hangs must not cost the rest of the report: all questions of a view share this time.
      const deadline = performance.now() + 1.5 * config.sourceTimeoutMs
      const askOf =
        (endpoint: RpcEndpoint, mostMs: number): Ask =>
        (method, params, attempt = 1) =>
          queued(() => {
            const leftMs = Math.ceil(deadline - performance.now())
            if (leftMs <= 0)
              throw new SourceFailure({ code: 'TIMED_OUT', source: endpoint.source, reason: 'it took too long.' })
            return askJsonRpc(sources, endpoint, { method, params, timeoutMs: Math.min(mostMs, leftMs), attempt })
          })
      const endpoints = await rpcEndpoints(config, chain, publicNodes)
      const missing: MissingSignal[] = []
      for (const [index, endpoint] of endpoints.entries()) {
        const isLast = index === endpoints.length - 1
        const ask = askOf(endpoint, config.sourceTimeoutMs)
        try {
          // Where another node can be asked, the first one gets half of the time to show that it is there.
          const head = await readHead(endpoint, isLast ? ask : askOf(endpoint, config.sourceTimeoutMs / 2))
          return viewAt(endpoint, head, missing, ask)
        } catch (error) {
          if (isLast || !(error instanceof SourceFailure)) throw error
          missing.push(error.toMissing('the preferred node'))
        }
      }
      throw new Error('There is always one endpoint at least.')
    },
  }
}

type Ask = (method: string, params: unknown[], attempt?: number) => Promise<RpcAnswer>

/** Public nodes are many machines behind one address: the next may lag a block behind the one that named it. */
async function withPatience(ask: Ask, method: string, params: unknown[]): Promise<RpcAnswer> {
  try {
    return await ask(method, params)
  } catch (error) {
    if (!(error instanceof SourceFailure) || error.code !== 'NOT_READY') throw error
    await wait(RETRY_AFTER_MS)
    return ask(method, params, 2)
  }
}

function viewAt(endpoint: RpcEndpoint, block: PinnedBlock, missing: MissingSignal[], ask: Ask): ChainView {
  const at = `0x${block.number.toString(16)}`
  const { asOf } = block

  function reading(answer: SourceAnswer, value: Hex, said: string): Reading<Hex> {
    const excerpt = `${said} at block ${block.number} (${block.hash})`
    return { value, evidence: answer.evidence({ url: endpoint.publicUrl, asOf, excerpt }) }
  }

  function hexOf({ result }: RpcAnswer, method: string): Hex {
    if (typeof result === 'string' && HEX.test(result)) return result.toLowerCase() as Hex
    const reason = `what it answered ${method} with is no bytes.`
    throw new SourceFailure({ code: 'BAD_ANSWER', source: endpoint.source, reason })
  }

  return {
    description: `the latest block of ${endpoint.chainName}`,
    asOf,
    evidence: [block.evidence],
    missing,
    async code(address) {
      const asked = await withPatience(ask, 'eth_getCode', [address, at])
      const value = hexOf(asked, 'eth_getCode')
      const { keccak256 } = await loadHashing()
      const said = value === '0x' ? 'no code' : `${value.length / 2 - 1} bytes, keccak-256 ${keccak256(value)}`
      return reading(asked.answer, value, `eth_getCode ${address}: ${said}`)
    },
    async storage(address, slot) {
      const asked = await withPatience(ask, 'eth_getStorageAt', [address, slot, at])
      const { result } = asked
      // Some nodes leave leading zeros out.
      const short = typeof result === 'string' && /^0x[0-9a-f]{0,64}$/i.test(result)
      const value = short
        ? (`0x${result.slice(2).padStart(64, '0').toLowerCase()}` as Hex)
        : hexOf(asked, 'eth_getStorageAt')
      return reading(asked.answer, value, `eth_getStorageAt ${address} ${slot}: ${value}`)
    },
    async call(address, signature) {
      const data = (await loadHashing()).toFunctionSelector(signature)
      const asked = await withPatience(ask, 'eth_call', [{ to: address, data }, at])
      const value = asked.isRefused ? '0x' : hexOf(asked, 'eth_call')
      const said = asked.isRefused ? 'refused' : value.slice(0, 300)
      return reading(asked.answer, value, `eth_call ${signature} of ${address}: ${said}`)
    },
    holders: async () => null,
  }
}
