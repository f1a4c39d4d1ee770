import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto'
import { sharedNow } from '../clock/index.ts'
import type { InternalIdentity, Principal } from './principal.ts'

/** What signInternalIdentity takes; the client's address and cookie only where the gateway passes them on. */
export type SignIdentityInput = Pick<InternalIdentity, 'issuer' | 'principal' | 'requestId'> &
  Partial<InternalIdentity> & { audience: string; body: string }

/** Header that carries the signed identity from service to service. */
export const IDENTITY_HEADER = 'x-chainlens-identity'

const LIFETIME_SECONDS = 60
/** How far the clocks of two services may be apart. */
const TOLERANCE_SECONDS = 5
const TYPE = 'chainlens-internal+jwt'
const HEADER = encode({ alg: 'HS256', typ: TYPE })

/** Keys as OpenSSL wants them: made once for each. */
const keys = new WeakMap<Uint8Array, KeyObject>()

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function bodyHash(body: string): string {
  return hash('sha256', body, 'base64url')
}

function signatureOf(key: Uint8Array, signed: string): string {
  let known = keys.get(key)
  if (!known) {
    known = createSecretKey(key)
    keys.set(key, known)
  }
  return createHmac('sha256', known).update(signed).digest('base64url')
}

/**
 * Signs who a request is for, as a JWT (HS256). Bound to the service that is asked and to the bytes of the body,
 * and good for a minute, so that one that leaks opens nothing else. Every request between services has one:
 * hence Node's own HMAC, at a tenth of what a library for all of JWT takes.
 */
export function signInternalIdentity(key: Uint8Array, input: SignIdentityInput): string {
  const { principal, requestId, clientAddress = null, refreshToken = null } = input
  const now = Math.floor(sharedNow() / 1000)
  const claims = {
    principal,
    requestId,
    clientAddress,
    refreshToken,
    bodyHash: bodyHash(input.body),
    iss: input.issuer,
    aud: input.audience,
    iat: now,
    exp: now + LIFETIME_SECONDS,
  }
  const signed = `${HEADER}.${encode(claims)}`
  return `${signed}.${signatureOf(key, signed)}`
}

/** The identity in a header; null where it is missing, forged, expired, for another service or another body. */
export function verifyInternalIdentity(
  key: Uint8Array,
  input: { token: string | null; audience: string; body: string },
): InternalIdentity | null {
  const [header = '', payload = '', signature = '', ...more] = input.token?.split('.') ?? []
  // A header that differs in anything is none of ours: no algorithm is ever chosen by who asks.
  if (header !== HEADER || more.length > 0) return null
  const expected = Buffer.from(signatureOf(key, `${header}.${payload}`))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const claims = decode(payload)
  if (!claims || !isCurrent(claims)) return null
  const { iss, aud, principal, requestId, clientAddress, refreshToken } = claims
  if (typeof iss !== 'string' || aud !== input.audience || claims.bodyHash !== bodyHash(input.body)) return null
  return {
    issuer: iss,
    principal: (principal as Principal | null | undefined) ?? null,
    requestId: String(requestId),
    clientAddress: (clientAddress as string | null | undefined) ?? null,
    refreshToken: (refreshToken as string | null | undefined) ?? null,
  }
}

function isCurrent({ exp, nbf }: Record<string, unknown>): boolean {
  const now = Math.floor(sharedNow() / 1000)
  if (typeof exp !== 'number' || exp <= now - TOLERANCE_SECONDS) return false
  // Signed by a clock that is ahead it would be good for longer.
  if (exp > now + LIFETIME_SECONDS + TOLERANCE_SECONDS) return false
  return nbf === undefined || (typeof nbf === 'number' && nbf <= now + TOLERANCE_SECONDS)
}
