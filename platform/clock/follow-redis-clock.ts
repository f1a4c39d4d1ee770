import type { Redis } from 'ioredis'
import type { Logger } from '../telemetry/index.ts'
import { clockAheadMs, setSharedClock } from './shared-clock.ts'

const EVERY_MS = 30_000
/** What took longer says too little about when it was said. */
const LONGEST_ROUND_TRIP_MS = 1_000
/** A difference that is worth telling. */
const NOTABLE_MS = 5_000

/**
 * Reads Redis' clock at once and every half minute, for `sharedNow`. While Redis is away the last reading counts on,
 * by the monotonic clock. Throws what Redis says to the first reading.
 */
export async function followRedisClock(redis: Redis, logger: Logger): Promise<{ dispose(): void }> {
  let isTold = false
  async function read(): Promise<void> {
    const askedAt = performance.now()
    const [seconds, microseconds] = await redis.time()
    const roundTripMs = performance.now() - askedAt
    if (roundTripMs > LONGEST_ROUND_TRIP_MS) return
    setSharedClock({ timeMs: Number(seconds) * 1_000 + Number(microseconds) / 1_000, atMs: askedAt + roundTripMs / 2 })
    const aheadMs = Math.round(clockAheadMs())
    const isNotable = Math.abs(aheadMs) > NOTABLE_MS
    if (isNotable && !isTold) logger.warn({ aheadMs }, "this machine's clock differs from Redis'; tokens go by Redis'")
    isTold = isNotable
  }
  await read()
  const timer = setInterval(() => {
    // Another reading comes.
    read().catch(() => {})
  }, EVERY_MS)
  timer.unref()
  return { dispose: () => clearInterval(timer) }
}
