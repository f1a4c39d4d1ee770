import type { EntityTransaction } from '@chainlens/platform/db'
import { LockMode } from '@mikro-orm/core'
import type { Scope } from '../context.ts'
import { refreshTokenEntity } from '../entities/refresh-token.ts'
import { signInEntity } from '../entities/sign-in.ts'
import { type User, userEntity } from '../entities/user.ts'
import { announceRevocations } from './announce-revocations.ts'
import { type IssuedTokens, issueTokens } from './issue-tokens.ts'
import { hashRefreshToken, makeRefreshToken } from './refresh-token-text.ts'
import { revokeSignIns } from './revoke-sign-ins.ts'

type Rotation = { user: User; signInId: string; expiresAt: Date } | { revokedIds: string[] }

const REFUSED: Rotation = { revokedIds: [] }

/**
 * Exchanges a refresh token for a new pair; null where it is unknown, expired, of an ended sign-in or a closed
 * account, or used before. The second use of a token ends its whole sign-in, at once and without a period of
 * grace: whether a thief or the owner came second can't be told, and a period of grace is one for the thief.
 * So of refreshes made side by side one succeeds and its pair is worthless (a client sends one at a time), and
 * whoever loses the answer to a refresh has to sign in again; that is said plainly, and never makes two families.
 */
export async function refreshTokens(context: Scope, input: { token: string }): Promise<IssuedTokens | null> {
  const { database, keys } = context.services
  const hashOf = (token: string) => hashRefreshToken(keys.refreshToken, token)
  const successor = makeRefreshToken()
  const rotation = await database.entityTransaction((transaction) =>
    rotate(transaction, { presentedHash: hashOf(input.token), successorHash: hashOf(successor) }),
  )
  if ('revokedIds' in rotation) {
    if (rotation.revokedIds.length > 0)
      context.logger.warn({ signInIds: rotation.revokedIds }, 'refresh token used twice')
    announceRevocations(context, rotation.revokedIds)
    return null
  }
  const { user, signInId, expiresAt } = rotation
  return issueTokens(context, { user, signInId, refreshToken: successor, refreshTokenExpiresAt: expiresAt })
}

/** Marks the token used and stores its successor; holds the token's row, so that one of many comes first. */
async function rotate(
  transaction: EntityTransaction,
  hashes: { presentedHash: string; successorHash: string },
): Promise<Rotation> {
  const { em } = transaction
  const lockMode = LockMode.PESSIMISTIC_WRITE
  const presented = await em.findOne(refreshTokenEntity, { tokenHash: hashes.presentedHash }, { lockMode })
  if (!presented || presented.expiresAt <= new Date()) return REFUSED
  const { signInId, expiresAt } = presented
  const signIn = await em.findOneOrFail(signInEntity, { id: signInId }, { lockMode })
  if (signIn.revokedAt) return REFUSED
  if (presented.usedAt)
    return { revokedIds: await revokeSignIns(transaction, { reason: 'REFRESH_TOKEN_REUSED', signInIds: [signInId] }) }
  const user = await em.findOneOrFail(userEntity, { id: signIn.userId })
  if (!user.isActive) return REFUSED
  em.create(refreshTokenEntity, { tokenHash: hashes.successorHash, signInId, expiresAt })
  presented.usedAt = new Date()
  presented.replacedBy = hashes.successorHash
  return { user, signInId, expiresAt }
}
