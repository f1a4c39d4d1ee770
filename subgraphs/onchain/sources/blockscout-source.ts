import { z } from 'zod'
import { BLOCKSCOUT, blockscoutRequest } from './blockscout-request.ts'
import { looseFlag } from './loose-values.ts'
import type { Asking, ContractPlace, Verification } from './outside.ts'
import { parseOutside } from './outside-answer.ts'

const contract = z.object({ is_verified: looseFlag, is_partially_verified: looseFlag, message: z.string().nullish() })

/** Whether the chain's explorer has the contract's source; what it does not know is not verified there. Throws SourceFailure. */
export async function askBlockscoutSource(asking: Asking, place: ContractPlace): Promise<Verification> {
  const answer = await blockscoutRequest(asking, place, `/smart-contracts/${place.address}`, { acceptStatuses: [404] })
  const { is_verified, is_partially_verified } = parseOutside(contract, answer)
  const isVerified = answer.status !== 404 && (is_verified === true || is_partially_verified === true)
  const excerpt = `source code of ${place.address}: ${isVerified ? 'verified' : 'not verified'}`
  return { source: BLOCKSCOUT, isVerified, evidence: answer.evidence({ excerpt }) }
}
