import type { Redis } from 'ioredis'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

/** So many in so long. */
export interface RateLimit {
  /** Name of what is limited, e.g. log-in. */
  name: string
  points: number
  durationSeconds: number
}

/** Counts what callers do; shared by all processes where Redis is there. */
export interface RateLimits {
  /** Takes one point of `key`; tells when the next is there where none is left. */
  consume(limit: RateLimit, key: string): Promise<{ allowed: true } | { allowed: false; retryAfterMs: number }>
  /** Gives a point back that was taken for something that should not count, e.g. a log-in that went well. */
  giveBack(limit: RateLimit, key: string): Promise<void>
}

/** Limits in Redis, counted in the process while Redis is away; without Redis in the process. */
export function createRateLimits(redis: Redis | null): RateLimits {
  const limiters = new Map<string, RateLimiterAbstract>()

  function limiterOf(limit: RateLimit): RateLimiterAbstract {
    const name = `${limit.name}:${limit.points}:${limit.durationSeconds}`
    const known = limiters.get(name)
    if (known) return known
    const options = { keyPrefix: `limit:${name}`, points: limit.points, duration: limit.durationSeconds }
    const memory = new RateLimiterMemory(options)
    const made = redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory }) : memory
    limiters.set(name, made)
    return made
  }

  return {
    async consume(limit, key) {
      try {
        await limiterOf(limit).consume(key)
        return { allowed: true }
      } catch (error) {
        if (error instanceof RateLimiterRes) return { allowed: false, retryAfterMs: error.msBeforeNext }
        throw error
      }
    },
    async giveBack(limit, key) {
      await limiterOf(limit).reward(key)
    },
  }
}
