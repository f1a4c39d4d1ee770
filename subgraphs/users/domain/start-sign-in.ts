import { newId } from '@chainlens/platform/ids'
import { SIGN_IN_DAYS } from '../config.ts'
import type { Scope } from '../context.ts'
import { refreshTokenEntity } from '../entities/refresh-token.ts'
import { signInEntity } from '../entities/sign-in.ts'
import type { User } from '../entities/user.ts'
import { type IssuedTokens, issueTokens } from './issue-tokens.ts'
import { hashRefreshToken, makeRefreshToken } from './refresh-token-text.ts'

/**
 * Begins a sign-in of a user whose password was right; null where the account was closed, or its
 * password changed, meanwhile.
 */
export async function startSignIn(
  context: Scope,
  input: { user: User; clientAddress: string | null },
): Promise<IssuedTokens | null> {
  const { database, keys } = context.services
  const { user, clientAddress } = input
  const signInId = newId()
  const refreshToken = makeRefreshToken()
  const refreshTokenExpiresAt = new Date(Date.now() + SIGN_IN_DAYS * 86_400_000)

  const isOpen = await database.entityTransaction(async ({ em, query }) => {
    // Holds the account's row to the end: closing it waits, and then ends this sign-in as well.
    const [open] = await query(
      'update users.users set last_login_at = now() where id = ? and is_active and password_hash = ? returning id',
      [user.id, user.passwordHash],
    )
    if (!open) return false
    await em.insert(signInEntity, { id: signInId, userId: user.id, clientAddress })
    await em.insert(refreshTokenEntity, {
      tokenHash: hashRefreshToken(keys.refreshToken, refreshToken),
      signInId,
      expiresAt: refreshTokenExpiresAt,
    })
    return true
  })
  return isOpen ? issueTokens(context, { user, signInId, refreshToken, refreshTokenExpiresAt }) : null
}
