import {
  type AccessTokenVerifier,
  IDENTITY_HEADER,
  type Principal,
  type VerifiedAccess,
  verifyInternalIdentity,
} from '@chainlens/platform/auth'
import type { HeaderReader } from './identity.ts'
import type { Revocations } from './revocations.ts'

/** How the gateway finds out who asks. */
export interface Identification {
  verifier: AccessTokenVerifier
  revocations: Revocations
  internalKey: Uint8Array
}

/** Who asks: null in `principal` for nobody who is signed in; no `Identified` at all for a credential that is not good. */
export interface Identified {
  principal: Principal | null
  /** When the access token ends; null where there is none. */
  expiresAt: Date | null
  /** Headers of the client that go to every subgraph as they are; undefined: none. */
  forwardedHeaders?: Readonly<Record<string, string>>
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i

/** Who an `Authorization` value speaks for; null where it is not good, for whatever reason. */
export async function identifyAuthorization(
  { verifier, revocations }: Identification,
  authorization: string,
): Promise<Identified | null> {
  const token = BEARER.exec(authorization)?.[1]
  if (!token) return null
  const access = await verifier.verify(token)
  if (!access) return null
  const { expiresAt, ...principal } = access satisfies VerifiedAccess
  if (principal.signInId !== null && revocations.has(principal.signInId)) return null
  return { principal, expiresAt }
}

/**
 * Who a request speaks for: a service of ours by its signed identity (bound to `body`), anybody else
 * by an access token, or nobody. Null where a credential is there and is not good.
 */
export async function identifyRequest(
  identification: Identification,
  headers: HeaderReader,
  body: string,
): Promise<Identified | null> {
  const token = headers.get(IDENTITY_HEADER)
  if (token !== null) {
    const { internalKey } = identification
    const identity = await verifyInternalIdentity(internalKey, { token, audience: 'gateway', body })
    return identity && { principal: identity.principal, expiresAt: null }
  }
  const authorization = headers.get('authorization')
  if (authorization === null) return { principal: null, expiresAt: null }
  return identifyAuthorization(identification, authorization)
}
