import { createHash } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import type { InternalIdentity, Principal } from './principal.ts'

/** What signInternalIdentity takes; the client's address and cookie only where the gateway passes them on. */
export type SignIdentityInput = Pick<InternalIdentity, 'issuer' | 'principal' | 'requestId'> &
  Partial<InternalIdentity> & { audience: string; body: string }

/** Header that carries the signed identity from service to service. */
export const IDENTITY_HEADER = 'x-chainlens-identity'

const LIFETIME_SECONDS = 60
const TYPE = 'chainlens-internal+jwt'

function bodyHash(body: string): string {
  return createHash('sha256').update(body).digest('base64url')
}

/**
 * Signs who a request is for. Bound to the service that is asked and to the bytes of the body, and
 * good for a minute, so that one that leaks opens nothing else.
 */
export function signInternalIdentity(key: Uint8Array, input: SignIdentityInput): Promise<string> {
  const { principal, requestId, clientAddress = null, refreshToken = null } = input
  return new SignJWT({ principal, requestId, clientAddress, refreshToken, bodyHash: bodyHash(input.body) })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuer(input.issuer)
    .setAudience(input.audience)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`)
    .sign(key)
}

/** The identity in a header; null where it is missing, forged, expired, for another service or another body. */
export async function verifyInternalIdentity(
  key: Uint8Array,
  input: { token: string | null; audience: string; body: string },
): Promise<InternalIdentity | null> {
  if (!input.token) return null
  try {
    const { payload } = await jwtVerify(input.token, key, {
      algorithms: ['HS256'],
      audience: input.audience,
      typ: TYPE,
      clockTolerance: 5,
      requiredClaims: ['exp', 'iss'],
    })
    if (payload.bodyHash !== bodyHash(input.body)) return null
    return {
      issuer: payload.iss as string,
      principal: (payload.principal as Principal | null) ?? null,
      requestId: String(payload.requestId),
      clientAddress: (payload.clientAddress as string | null) ?? null,
      refreshToken: (payload.refreshToken as string | null) ?? null,
    }
  } catch {
    return null
  }
}
