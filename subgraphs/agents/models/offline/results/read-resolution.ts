import { z } from 'zod'
import type { AnsweredCall } from '../this-turn.ts'
import { type MissingSignal, missingSignal } from './tool-shapes.ts'

/** A token that a text may mean. */
export interface TokenCandidate {
  tokenId: string
  chainId: string
  address: string | null
  symbol: string | null
  name: string | null
  reason: string
  warnings: string[]
}

/** What came of looking up a text. */
export type Resolution = { lookUp: string } & (
  | { outcome: 'CLEAR'; token: TokenCandidate; missing: MissingSignal[] }
  | { outcome: 'AMBIGUOUS'; candidates: TokenCandidate[]; missing: MissingSignal[] }
  /** Every source was asked, and none knows it; `missing` names those that were asked in part only. */
  | { outcome: 'UNKNOWN'; missing: MissingSignal[] }
  /** Sources could not be asked, so that nothing is known of it. */
  | { outcome: 'NOT_ASKED'; missing: MissingSignal[] }
)

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null)

const shape = z.object({
  resolveToken: z.object({
    candidates: z.array(
      z.object({
        reason: z.string().catch(''),
        warnings: z.array(z.string()).catch([]),
        isClear: z.boolean().catch(false),
        token: z.object({ id: z.string(), chainId: z.string(), address: text, symbol: text, name: text }),
      }),
    ),
    missing: z.array(missingSignal).catch([]),
  }),
})

/** Reads what resolve_token answered. Only a candidate that is marked clear is taken; never the first of several. */
export function readResolution({ call, result }: AnsweredCall): Resolution {
  const lookUp = String(call.arguments.query)
  const answer = shape.safeParse(result.result)
  if (result.status !== 'SUCCEEDED' || !answer.success) {
    const reason = result.status === 'SUCCEEDED' ? 'the answer was not understood' : (result.error ?? 'no answer came')
    return { lookUp, outcome: 'NOT_ASKED', missing: [{ code: result.status, signal: 'listing of tokens', reason }] }
  }
  const { candidates, missing } = answer.data.resolveToken
  const read = candidates.map(({ token, reason, warnings }) => {
    const { id: tokenId, ...rest } = token
    return { tokenId, ...rest, reason, warnings }
  })
  const clear = read[candidates.findIndex(({ isClear }) => isClear)]
  if (clear) return { lookUp, outcome: 'CLEAR', token: clear, missing }
  if (read.length > 0) return { lookUp, outcome: 'AMBIGUOUS', candidates: read, missing }
  // A part of a listing was searched: not found in it is an answer, though not about the rest.
  const isInPart = missing.length > 0 && missing.every(({ code }) => code === 'NO_RECORDING')
  return { lookUp, outcome: missing.length === 0 || isInPart ? 'UNKNOWN' : 'NOT_ASKED', missing }
}
