import { SourceFailure } from '@chainlens/platform/sources'
import { z } from 'zod'
import type { Asking, ContractPlace, Verification } from './outside.ts'
import { parseOutside } from './outside-answer.ts'

/** Name of the source for people. */
export const SOURCIFY = 'Sourcify'
const BASE_URL = 'https://sourcify.dev/server/v2/contract'
const CACHE_MS = 600_000

const contract = z.object({
  match: z.enum(['exact_match', 'match']).nullable(),
  verifiedAt: z.string().nullish(),
  compilation: z.object({ compilerVersion: z.string().nullish() }).nullish(),
})

/**
 * Whether Sourcify has source code that compiles to what is deployed, to the last byte ("exact_match") or but
 * for its metadata ("match"). 404 is an answer: not verified there. Throws SourceFailure.
 */
export async function askSourcify({ sources }: Asking, { chain, address }: ContractPlace): Promise<Verification> {
  const answer = await sources.request({
    service: 'SOURCIFY',
    source: SOURCIFY,
    url: `${BASE_URL}/${chain}/${address}?fields=compilation`,
    cacheMs: CACHE_MS,
    maxBytes: 2_000_000,
    acceptStatuses: [400, 404],
  })
  if (answer.status === 400)
    throw new SourceFailure({ code: 'NOT_FOUND', source: SOURCIFY, reason: 'it does not cover this chain.' })
  const { match } = parseOutside(contract, answer)
  const isVerified = answer.status !== 404 && match !== null
  const excerpt = `source code of ${address}: ${isVerified ? `verified (${match})` : 'not verified'}`
  return { source: SOURCIFY, isVerified, evidence: answer.evidence({ excerpt }) }
}
