import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { signInternalIdentity } from './internal-identity.ts'
import { signRefreshCookie, verifyRefreshCookie } from './refresh-cookie.ts'

const key = randomBytes(32)
const expiresAt = new Date('2027-01-01T00:00:00.000Z')

describe('the order for the refresh cookie', () => {
  it('comes out as it went in', async () => {
    const set = await signRefreshCookie(key, { token: 'secret', expiresAt })
    expect(await verifyRefreshCookie(key, set)).toEqual({ token: 'secret', expiresAt })
    expect(await verifyRefreshCookie(key, await signRefreshCookie(key, { clear: true }))).toEqual({ clear: true })
  })

  it('is nothing when missing, signed with another key, or not text', async () => {
    const foreign = await signRefreshCookie(randomBytes(32), { clear: true })
    for (const text of [undefined, null, '', 'a.b.c', foreign, { clear: true }])
      expect(await verifyRefreshCookie(key, text)).toBeNull()
  })

  it('is not an internal identity, though the same key signs those for the gateway', async () => {
    const input = { issuer: 'users', audience: 'gateway', principal: null, requestId: 'r', body: '' }
    expect(await verifyRefreshCookie(key, await signInternalIdentity(key, input))).toBeNull()
  })

  it('goes stale after its minute', async () => {
    const hourAgo = Math.floor(Date.now() / 1000) - 3600
    const old = await new SignJWT({ clear: true })
      .setProtectedHeader({ alg: 'HS256', typ: 'chainlens-refresh-cookie+jwt' })
      .setIssuer('users')
      .setAudience('gateway')
      .setIssuedAt(hourAgo)
      .setExpirationTime(hourAgo + 60)
      .sign(key)
    expect(await verifyRefreshCookie(key, old)).toBeNull()
  })
})
