import type { Evidence } from '@chainlens/platform/evidence'
import { SourceFailure } from '@chainlens/platform/sources'
import { z } from 'zod'
import type { RpcAnswer } from './json-rpc.ts'
import type { RpcEndpoint } from './rpc-endpoint.ts'

/** The block that every reading of a report is made at. */
export interface PinnedBlock {
  number: bigint
  hash: string
  /** The block's own time. */
  asOf: string
  evidence: Evidence
}

const quantity = z
  .string()
  .regex(/^0x[0-9a-f]{1,16}$/i)
  .transform(BigInt)
// 253402300799: the last second of the year 9999, the last that RFC 3339 can write.
const time = quantity.refine((seconds) => seconds <= 253_402_300_799n)
const head = z.object({ number: quantity, hash: z.string().regex(/^0x[0-9a-f]{64}$/i), timestamp: time })

/**
 * The latest block of the chain, after the node has shown that it is a node of that chain.
 * `latest` and not `finalized`: a token that is minutes old must be seen, code hardly ever changes with
 * a reorganisation, and number and hash stand in the evidence.
 */
export async function readHead(
  endpoint: RpcEndpoint,
  ask: (method: string, params: unknown[]) => Promise<RpcAnswer>,
): Promise<PinnedBlock> {
  const fail = (reason: string) => new SourceFailure({ code: 'BAD_ANSWER', source: endpoint.source, reason })
  const [identity, latest] = await Promise.all([ask('eth_chainId', []), ask('eth_getBlockByNumber', ['latest', false])])
  const chain = quantity.safeParse(identity.result)
  if (!chain.success) throw fail('its chain id is no number.')
  if (chain.data !== BigInt(endpoint.chain)) throw fail('it is a node of another chain.')
  const block = head.safeParse(latest.result)
  if (!block.success) throw fail('its latest block is not readable.')
  const { number, hash, timestamp } = block.data
  const asOf = new Date(Number(timestamp) * 1000).toISOString()
  const excerpt = `eth_getBlockByNumber latest: block ${number} (${hash}) of ${asOf}`
  return { number, hash, asOf, evidence: latest.answer.evidence({ url: endpoint.publicUrl, asOf, excerpt }) }
}
