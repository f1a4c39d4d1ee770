import { randomUUID } from 'node:crypto'
import { ACCESS_TOKEN } from '@chainlens/platform/auth'
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose'

/** Signs access tokens as users does. */
export interface TestSignIns {
  jwks: JSONWebKeySet
  /** Sign-ins that have ended. */
  revoked: Set<string>
  /** A token that is good for `seconds`, and what it says. */
  sign(options?: { seconds?: number; userId?: string }): Promise<{ token: string; signInId: string; userId: string }>
}

/** A key of its own. */
export async function createTestSignIns(): Promise<TestSignIns> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' }
  return {
    jwks: { keys: [jwk] },
    revoked: new Set(),
    async sign({ seconds = 600, userId = '00000000-0000-4000-8000-000000000001' } = {}) {
      const signInId = randomUUID()
      const now = Math.floor(Date.now() / 1_000)
      const issuedAt = seconds > 0 ? now : now + seconds - 600
      const token = await new SignJWT({ role: 'USER', scope: '*', sid: signInId })
        .setProtectedHeader({ alg: ACCESS_TOKEN.algorithm, typ: ACCESS_TOKEN.type, kid: 'test' })
        .setSubject(userId)
        .setJti(randomUUID())
        .setIssuer(ACCESS_TOKEN.issuer)
        .setAudience(ACCESS_TOKEN.audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(now + seconds)
        .sign(privateKey)
      return { token, signInId, userId }
    },
  }
}
