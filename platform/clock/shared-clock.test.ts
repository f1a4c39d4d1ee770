import { Redis } from 'ioredis'
import { afterEach, describe, expect, it } from 'vitest'
import { startRedis } from '../../tests/support/redis.ts'
import { signInternalIdentity, verifyInternalIdentity } from '../auth/index.ts'
import { createLogger } from '../telemetry/index.ts'
import { clockAheadMs, followRedisClock, setSharedClock, sharedNow } from './index.ts'

const MINUTE_MS = 60_000
afterEach(() => setSharedClock(null))

/** As if this machine's clock were so much ahead of the shared one. */
function beAhead(byMs: number): void {
  setSharedClock({ timeMs: Date.now() - byMs, atMs: performance.now() })
}

describe('the clock that processes share', () => {
  it('is this machine’s own where there is no other', () => {
    expect(Math.abs(sharedNow() - Date.now())).toBeLessThan(50)
    expect(Math.abs(clockAheadMs())).toBeLessThan(50)
  })

  it('is that of Redis, however far this machine’s is off', async () => {
    const server = await startRedis()
    const redis = new Redis(server.url)
    beAhead(5 * MINUTE_MS)
    expect(clockAheadMs()).toBeGreaterThan(4 * MINUTE_MS)
    const following = await followRedisClock(redis, createLogger({ level: 'silent', name: 'test' }))
    // Both are clocks of one machine here.
    expect(Math.abs(clockAheadMs())).toBeLessThan(1_000)
    following.dispose()
    redis.disconnect()
    await server.dispose()
  })
})

describe('an identity between services', () => {
  const key = new Uint8Array(32).fill(7)
  const sign = () =>
    signInternalIdentity(key, { issuer: 'gateway', audience: 'users', principal: null, requestId: 'r', body: '{}' })
  const isGood = (token: string) => verifyInternalIdentity(key, { token, audience: 'users', body: '{}' }) !== null

  it.each([-5, 5])(
    'signed by a clock that is %i minutes off is refused: it would end too early, or too late',
    (minutes) => {
      beAhead(-minutes * MINUTE_MS)
      const token = sign()
      setSharedClock(null)
      expect(isGood(token)).toBe(false)
    },
  )

  it('signed and checked by the shared clock is good for a minute and five seconds, whatever the machine’s says', () => {
    beAhead(5 * MINUTE_MS)
    const token = sign()
    expect(isGood(token)).toBe(true)
    beAhead(5 * MINUTE_MS - 63_000)
    expect(isGood(token)).toBe(true)
    beAhead(5 * MINUTE_MS - 67_000)
    expect(isGood(token)).toBe(false)
  })
})
