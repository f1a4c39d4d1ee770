import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

/** What the gateway shall do with the browser's refresh cookie. */
export type RefreshCookie = { token: string; expiresAt: Date } | { clear: true }

const TYPE = 'chainlens-refresh-cookie+jwt'
const LIFETIME_SECONDS = 60

const cookieShape = z.union([
  z.object({ clear: z.literal(true) }),
  z.object({ token: z.string(), expiresAt: z.iso.datetime() }),
])

/**
 * Tells the gateway to set or clear the refresh cookie, for `extensions.setRefreshCookie`. Signed, because the gateway
 * takes orders on cookies from users alone, whatever another subgraph writes into its extensions.
 */
export function signRefreshCookie(key: Uint8Array, cookie: RefreshCookie): Promise<string> {
  const order = 'clear' in cookie ? { clear: true } : { token: cookie.token, expiresAt: cookie.expiresAt.toISOString() }
  return new SignJWT(order)
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuer('users')
    .setAudience('gateway')
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`)
    .sign(key)
}

/** The order in `extensions.setRefreshCookie`; null where there is none, or one that users did not sign just now. */
export async function verifyRefreshCookie(key: Uint8Array, text: unknown): Promise<RefreshCookie | null> {
  if (typeof text !== 'string') return null
  try {
    const { payload } = await jwtVerify(text, key, {
      algorithms: ['HS256'],
      typ: TYPE,
      issuer: 'users',
      audience: 'gateway',
      requiredClaims: ['exp'],
      clockTolerance: 5,
    })
    const order = cookieShape.parse(payload)
    return 'clear' in order ? { clear: true } : { token: order.token, expiresAt: new Date(order.expiresAt) }
  } catch {
    return null
  }
}
