import { type CryptoKey, decodeProtectedHeader, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { sharedNow } from '../clock/index.ts'
import { principalOfClaims, type VerifiedAccess } from './access-token-claims.ts'
import { ACCESS_TOKEN } from './access-token-format.ts'
import { createKeySet, type KeySetOptions } from './key-set.ts'

/** Checks access tokens of sign-ins and of runs. */
export interface AccessTokenVerifier {
  /**
   * Who the token speaks for; null for any token that is not good, without a difference between the reasons.
   * Says nothing of sign-ins ended since: the caller holds signInId against the revocations.
   * Throws SUBGRAPH_UNAVAILABLE while users' keys could not be read even once.
   */
  verify(token: string): Promise<VerifiedAccess | null>
}

/** Ours are under 600; a longer one is not read at all. */
const MOST_CHARACTERS = 4_096
/** Tokens that were found good; as many people may ask at a time without their signatures being checked at each request. */
const MOST_KNOWN = 5_000

/** What was found of a token: good as long as its key is, and it has not ended. */
interface Known {
  kid: string
  key: CryptoKey
  access: VerifiedAccess
  /** When it was checked, in milliseconds: a clock that was set back has it checked again. */
  at: number
}

/**
 * The object in one part of a token; null unless its text is the one way that JSON.stringify writes it.
 * That leaves no room for a claim given twice, which two readers may read differently.
 */
function readCanonical(part: string): Record<string, unknown> | null {
  const text = Buffer.from(part, 'base64url').toString('utf8')
  const value: unknown = JSON.parse(text)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject && JSON.stringify(value) === text ? (value as Record<string, unknown>) : null
}

/** The id of the key that a header names; null for a header with anything but algorithm, type and key id in it. */
function keyIdOf(header: Record<string, unknown> | null): string | null {
  if (!header || Object.keys(header).length !== 3) return null
  const isOurs = header.alg === ACCESS_TOKEN.algorithm && header.typ === ACCESS_TOKEN.type
  return isOurs && typeof header.kid === 'string' ? header.kid : null
}

/**
 * Checks access tokens against the keys that users publishes: one algorithm, exact type, issuer and
 * audience, an expiry, a lifetime of an hour at most. Keys named or carried by the token itself
 * (jku, x5u, jwk) are never looked at; a header that has them is refused.
 */
export function createAccessTokenVerifier(options: KeySetOptions): AccessTokenVerifier {
  const { now = sharedNow } = options
  const keys = createKeySet(options)
  const known = new LRUCache<string, Known>({ max: MOST_KNOWN })

  /** Nothing of it changes but the time and the keys, which are looked at each time. */
  async function recall(token: string): Promise<VerifiedAccess | null> {
    const found = known.get(token)
    if (!found) return null
    const isInTime = now() >= found.at && now() < found.access.expiresAt.getTime()
    if (isInTime && (await keys.find(found.kid)) === found.key) return found.access
    known.delete(token)
    return null
  }

  async function check(token: string, kid: string, payloadPart: string): Promise<VerifiedAccess | null> {
    const key = await keys.find(kid)
    if (!key) return null
    try {
      await jwtVerify(token, key, {
        algorithms: [ACCESS_TOKEN.algorithm],
        typ: ACCESS_TOKEN.type,
        issuer: ACCESS_TOKEN.issuer,
        audience: ACCESS_TOKEN.audience,
        clockTolerance: ACCESS_TOKEN.leewaySeconds,
        maxTokenAge: ACCESS_TOKEN.longestSeconds,
        requiredClaims: ['exp', 'iat', 'sub', 'jti'],
        currentDate: new Date(now()),
      })
      const access = principalOfClaims(readCanonical(payloadPart))
      if (access) known.set(token, { kid, key, access, at: now() })
      return access
    } catch {
      return null
    }
  }

  return {
    async verify(token) {
      if (token.length > MOST_CHARACTERS) return null
      const recalled = await recall(token)
      if (recalled) return recalled
      const [headerPart = '', payloadPart = ''] = token.split('.', 3)
      let kid: string | null
      try {
        decodeProtectedHeader(token)
        kid = keyIdOf(readCanonical(headerPart))
      } catch {
        return null
      }
      return kid === null ? null : check(token, kid, payloadPart)
    },
  }
}
