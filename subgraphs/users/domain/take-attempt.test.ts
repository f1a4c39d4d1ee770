import { createRateLimits } from '@chainlens/platform/limits'
import { describe, expect, it } from 'vitest'
import { LOG_IN_LIMITS } from '../config.ts'
import type { Scope } from '../context.ts'
import { takeAttempt } from './take-attempt.ts'

const setUp = () => {
  const scope = { services: { limits: createRateLimits(null) } } as unknown as Scope
  const take = (email: string | null, clientAddress: string | null) => takeAttempt(scope, { email, clientAddress })
  return { take }
}
const allowedOf = async (attempts: Promise<{ allowed: boolean }>[]) =>
  (await Promise.all(attempts)).filter(({ allowed }) => allowed).length

describe('attempts to sign in', () => {
  it('are limited for one account from one network', async () => {
    const { take } = setUp()
    const many = Array.from({ length: 30 }, () => take('a@b', '192.0.2.1'))
    expect(await allowedOf(many)).toBe(LOG_IN_LIMITS.accountAndAddress.points)
    expect(await take('c@d', '192.0.2.1')).toMatchObject({ allowed: true })
    expect(await take('a@b', '192.0.2.2')).toMatchObject({ allowed: true })
  })

  it('are limited for one network over all accounts, IPv6 neighbours counted as one', async () => {
    const { take } = setUp()
    const { points } = LOG_IN_LIMITS.address
    const many = Array.from({ length: points + 5 }, (_, i) => take(`${i}@b`, `2001:db8::${i.toString(16)}`))
    expect(await allowedOf(many)).toBe(points)
    expect(await take('x@b', '2001:db8:0:1::1')).toMatchObject({ allowed: true })
  })

  it('are limited for one account over all networks', async () => {
    const { take } = setUp()
    const { points } = LOG_IN_LIMITS.account
    const many = Array.from({ length: points + 5 }, (_, i) => take('a@b', `192.0.2.${i}`))
    expect(await allowedOf(many)).toBe(points)
  })

  it('by a network that is refused do not use up the account', async () => {
    const { take } = setUp()
    for (let i = 0; i < 500; i++) await take('a@b', '192.0.2.1')
    expect(await take('a@b', '192.0.2.2')).toMatchObject({ allowed: true })
  })

  it('count for nothing once they are given back', async () => {
    const { take } = setUp()
    for (let i = 0; i < 300; i++) {
      const attempt = await take('a@b', '192.0.2.1')
      expect(attempt.allowed).toBe(true)
      if (attempt.allowed) await attempt.giveBack()
    }
  })

  it('with no plausible address, or from nowhere, are limited by network all the same', async () => {
    const { take } = setUp()
    const { points } = LOG_IN_LIMITS.address
    expect(await allowedOf(Array.from({ length: points + 5 }, () => take(null, null)))).toBe(points)
  })
})
