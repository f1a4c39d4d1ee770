import { z } from 'zod'
import { ACCESS_TOKEN } from './access-token-format.ts'
import type { Principal } from './principal.ts'

const claimsShape = z
  .object({
    sub: z.uuid(),
    role: z.enum(['USER', 'ADMIN']),
    scope: z.string(),
    jti: z.string().min(1),
    iat: z.int(),
    exp: z.int(),
    /** UUID of the sign-in that the token belongs to. */
    sid: z.uuid().optional(),
    /** UUID of the run that acts, and the fence it held when it asked for the token. */
    run: z.uuid().optional(),
    fence: z.int().nonnegative().optional(),
  })
  .refine(({ sid, run }) => (sid === undefined) !== (run === undefined))
  .refine(({ iat, exp }) => exp > iat && exp - iat <= ACCESS_TOKEN.longestSeconds)

/** Who an access token speaks for. */
export type VerifiedAccess = Principal & { expiresAt: Date }

/** The principal that claims name; null where they are not those of an access token. */
export function principalOfClaims(claims: unknown): VerifiedAccess | null {
  const parsed = claimsShape.safeParse(claims)
  if (!parsed.success) return null
  const { sub, role, scope, sid, run, exp } = parsed.data
  return {
    userId: sub,
    role,
    scopes: scope.split(' ').filter((one) => one !== ''),
    signInId: sid ?? null,
    runId: run ?? null,
    expiresAt: new Date(exp * 1000),
  }
}
