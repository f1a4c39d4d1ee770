import { randomUUID } from 'node:crypto'
import { ACCESS_TOKEN } from '@chainlens/platform/auth'
import { sharedNow } from '@chainlens/platform/clock'
import { SignJWT } from 'jose'
import type { Scope } from '../context.ts'
import type { User } from '../entities/user.ts'

/** Whom an access token is for, what it may do, and how long. */
export interface AccessTokenInput {
  user: Pick<User, 'id' | 'role'>
  /** A sign-in's token, or one that a run acts with. */
  by: { signInId: string } | { runId: string; fence: number }
  scopes: readonly string[]
  lifetimeSeconds: number
}

/** Signs an access token as createAccessTokenVerifier of platform/auth takes it. */
export async function signAccessToken(
  { services: { signingKeys } }: Scope,
  { user, by, scopes, lifetimeSeconds }: AccessTokenInput,
): Promise<{ accessToken: string; expiresAt: Date }> {
  const { kid, privateKey } = await signingKeys.current()
  const issuedAt = Math.floor(sharedNow() / 1000)
  const expiry = issuedAt + lifetimeSeconds
  const claims = 'signInId' in by ? { sid: by.signInId } : { run: by.runId, fence: by.fence }
  const accessToken = await new SignJWT({ role: user.role, scope: scopes.join(' '), ...claims })
    .setProtectedHeader({ alg: ACCESS_TOKEN.algorithm, typ: ACCESS_TOKEN.type, kid })
    .setIssuer(ACCESS_TOKEN.issuer)
    .setAudience(ACCESS_TOKEN.audience)
    .setSubject(user.id)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiry)
    .sign(privateKey)
  return { accessToken, expiresAt: new Date(expiry * 1000) }
}
