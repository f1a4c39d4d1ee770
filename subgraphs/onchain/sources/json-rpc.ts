import { type SourceAnswer, SourceFailure, type SourceFailureCode, type Sources } from '@chainlens/platform/sources'
import { z } from 'zod'
import type { RpcEndpoint } from './rpc-endpoint.ts'

/** One JSON-RPC question. */
export interface RpcQuestion {
  method: string
  params: unknown[]
  timeoutMs: number
  /** 1, and more where the same is asked again: an answer that is kept for the first is not given for the second. */
  attempt: number
}

/** What a node answered: a result, or that the EVM refused the call, which is an answer as well. */
export interface RpcAnswer {
  result: unknown
  isRefused: boolean
  answer: SourceAnswer
}

const MAX_BYTES = 2_000_000
// The head of a chain moves every few seconds; questions of one moment share their answers.
const CACHE_MS = 5_000

const body = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.coerce.number(), message: z.string() }).nullish(),
})

/** Codes and words by which nodes and providers tell apart what the JSON-RPC specification leaves open. */
const RATE_CODES = new Set([-32005, -32029, 429])
const RATE_WORDS = /rate.?limit|too many requests|quota|throttl|compute units|over capacity/i
const KEY_WORDS = /api.?key|unauthori[sz]ed|forbidden|access denied/i
const REFUSED_WORDS =
  /revert|invalid opcode|bad instruction|out of gas|gas required exceeds|stack (under|over)flow|invalid jump/i
const NO_BLOCK_WORDS =
  /header not found|unknown block|block not found|block (number|height).*(out of range|too)|not yet available/i

/** Asks a node once. Throws SourceFailure; never repeats a node's own words, which may be anything. */
export async function askJsonRpc(sources: Sources, endpoint: RpcEndpoint, question: RpcQuestion): Promise<RpcAnswer> {
  const { method, params } = question
  const fail = (code: SourceFailureCode, reason: string) => new SourceFailure({ code, source: endpoint.source, reason })
  const answer = await sources.request({
    service: endpoint.service,
    source: endpoint.source,
    url: endpoint.url,
    shownUrl: endpoint.shownUrl,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // No id of its own: equal questions have equal bytes, and so share one request and one evidence.
    body: JSON.stringify({ jsonrpc: '2.0', id: question.attempt, method, params }),
    cacheMs: CACHE_MS,
    maxBytes: MAX_BYTES,
    timeoutMs: question.timeoutMs,
    // Some nodes give the JSON-RPC error with one of these.
    acceptStatuses: [400, 500],
  })
  const parsed = body.safeParse(answer.json())
  if (!parsed.success) throw fail('BAD_ANSWER', 'its answer is not JSON-RPC.')
  const { result, error } = parsed.data
  if (!error) {
    if (result === undefined) throw fail('BAD_ANSWER', 'its answer has neither result nor error.')
    return { result, isRefused: false, answer }
  }
  if (RATE_CODES.has(error.code) || RATE_WORDS.test(error.message))
    throw fail('RATE_LIMITED', 'its request limit is reached; try later.')
  if (method === 'eth_call' && (error.code === 3 || REFUSED_WORDS.test(error.message)))
    return { result: null, isRefused: true, answer }
  if (NO_BLOCK_WORDS.test(error.message)) throw fail('NOT_READY', 'the node that answered does not have the block yet.')
  if (KEY_WORDS.test(error.message)) throw fail('KEY_REFUSED', 'it refused the request.')
  if (error.code === -32601) throw fail('BAD_ANSWER', `it does not offer ${method}.`)
  throw fail('BAD_ANSWER', `it answered ${method} with an error.`)
}
