import { describe, expect, it } from 'vitest'
import { createRateLimits } from './rate-limits.ts'

const limit = { name: 'knock', points: 2, durationSeconds: 60 }

describe('rate limits', () => {
  it('allow as many as they have points, and tell when the next may come', async () => {
    const limits = createRateLimits(null)
    expect(await limits.consume(limit, 'a')).toEqual({ allowed: true })
    expect(await limits.consume(limit, 'a')).toEqual({ allowed: true })
    const refused = await limits.consume(limit, 'a')
    expect(refused).toMatchObject({ allowed: false })
    expect(refused.allowed ? 0 : refused.retryAfterMs).toBeGreaterThan(0)
    expect(await limits.consume(limit, 'b')).toEqual({ allowed: true })
  })

  it('do not count what was given back', async () => {
    const limits = createRateLimits(null)
    for (let i = 0; i < 10; i++) {
      expect(await limits.consume(limit, 'a')).toEqual({ allowed: true })
      await limits.giveBack(limit, 'a')
    }
    await limits.consume(limit, 'a')
    await limits.consume(limit, 'a')
    expect(await limits.consume(limit, 'a')).toMatchObject({ allowed: false })
  })
})
