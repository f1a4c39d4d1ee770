import type { Context } from '../context.ts'
import type { IssuedTokens } from '../domain/issue-tokens.ts'
import { orderCookie } from './order-cookie.ts'

/** Tokens as the payload shows them; with `byCookie` the refresh token goes into the cookie instead. */
export async function presentTokens(context: Context, tokens: IssuedTokens, { byCookie }: { byCookie: boolean }) {
  const { accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt } = tokens
  if (byCookie) await orderCookie(context, { token: refreshToken, expiresAt: refreshTokenExpiresAt })
  return { accessToken, accessTokenExpiresAt, refreshToken: byCookie ? null : refreshToken }
}
