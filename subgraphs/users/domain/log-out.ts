import type { Scope } from '../context.ts'
import { refreshTokenEntity } from '../entities/refresh-token.ts'
import { announceRevocations } from './announce-revocations.ts'
import { hashRefreshToken } from './refresh-token-text.ts'
import { revokeSignIns } from './revoke-sign-ins.ts'

/** What a request to sign out carries. */
export interface LogOutInput {
  /** Of its access token; null where it has none, or a run acts. */
  signInId: string | null
  /** Of its cookie. */
  refreshToken: string | null
}

/**
 * Ends every sign-in that the request carries: its access token's and its cookie's, even where they are not
 * the same one, since the cookie is taken away and nobody could end the other. Ending what ended is fine.
 */
export async function logOut(context: Scope, input: LogOutInput): Promise<void> {
  const { database, keys } = context.services
  const revokedIds = await database.entityTransaction(async (transaction) => {
    const signInIds = new Set<string>(input.signInId ? [input.signInId] : [])
    if (input.refreshToken !== null) {
      const tokenHash = hashRefreshToken(keys.refreshToken, input.refreshToken)
      const token = await transaction.em.findOne(refreshTokenEntity, { tokenHash })
      if (token) signInIds.add(token.signInId)
    }
    return signInIds.size === 0 ? [] : revokeSignIns(transaction, { reason: 'LOGGED_OUT', signInIds: [...signInIds] })
  })
  announceRevocations(context, revokedIds)
}
