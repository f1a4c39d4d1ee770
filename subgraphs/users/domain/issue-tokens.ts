import type { Scope } from '../context.ts'
import type { User } from '../entities/user.ts'
import { signAccessToken } from './sign-access-token.ts'

/** The pair that a sign-in gives. */
export interface IssuedTokens {
  accessToken: string
  accessTokenExpiresAt: Date
  refreshToken: string
  /** When the sign-in ends, and with it every refresh token of it. */
  refreshTokenExpiresAt: Date
}

/** Adds a new access token to a refresh token that is stored by now. */
export async function issueTokens(
  context: Scope,
  input: { user: User; signInId: string; refreshToken: string; refreshTokenExpiresAt: Date },
): Promise<IssuedTokens> {
  const { user, signInId, refreshToken, refreshTokenExpiresAt } = input
  const { accessToken, expiresAt } = await signAccessToken(context, {
    user,
    by: { signInId },
    scopes: ['*'],
    lifetimeSeconds: context.services.config.accessTokenSeconds,
  })
  return { accessToken, accessTokenExpiresAt: expiresAt, refreshToken, refreshTokenExpiresAt }
}
