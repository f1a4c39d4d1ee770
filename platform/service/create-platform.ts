import { Redis } from 'ioredis'
import { deriveKey } from '../auth/index.ts'
import { followRedisClock } from '../clock/index.ts'
import type { Config } from '../config/index.ts'
import { ChainLensError } from '../errors/index.ts'
import { createInProcessBus, createPubSub, createRedisBus } from '../events/index.ts'
import { checkDependency, createProcessLife } from '../health/index.ts'
import { createJobs } from '../jobs/index.ts'
import { createRateLimits } from '../limits/index.ts'
import { createMailer, type Mail } from '../mail/index.ts'
import { createMetrics } from '../metrics/index.ts'
import { createSources } from '../sources/index.ts'
import type { Logger } from '../telemetry/index.ts'
import { checkEviction } from './check-eviction.ts'
import type { InternalServices, Platform } from './platform.ts'

/**
 * Builds what the services of a process share, from its settings: with REDIS_URL on Redis, without
 * in the process. Throws SECRET_MISSING or REDIS_UNREACHABLE.
 */
export async function createPlatform(
  config: Config,
  logger: Logger,
  internal: InternalServices,
  /** Told of each mail that a local outbox takes. */
  onMail?: (mail: Mail) => void,
): Promise<Platform & { dispose(): Promise<void> }> {
  if (!config.secret)
    throw new ChainLensError({
      code: 'SECRET_MISSING',
      message: 'CHAINLENS_SECRET is not set.',
      hint: 'Give every process of the installation the same random text of 32 characters or more.',
    })
  const redis = config.redisUrl ? await connectRedis(config.redisUrl, logger) : null
  const clock = redis ? await followRedisClock(redis, logger) : null
  if (redis) await checkEviction(redis, logger)
  const pubsub = createPubSub(redis, logger)
  const bus = redis ? createRedisBus(redis, logger) : createInProcessBus()
  const jobs = createJobs({ redis, databaseUrl: config.databaseUrl, workers: config.workers, logger })
  const metrics = createMetrics()
  const ending = new AbortController()
  return {
    config,
    logger,
    keys: {
      internalIdentity: deriveKey(config.secret, 'internal-identity'),
      storage: deriveKey(config.secret, 'storage'),
      refreshToken: deriveKey(config.secret, 'refresh-token'),
      mailToken: deriveKey(config.secret, 'mail-token'),
    },
    pubsub: pubsub.engine,
    bus,
    jobs,
    limits: createRateLimits(redis),
    mailer: createMailer(config, onMail),
    metrics,
    sources: createSources(config, logger, metrics, ending.signal),
    internal,
    life: createProcessLife(),
    // Transport, not truth: without it all goes on, and live messages come late.
    dependencies: async () =>
      redis ? [await checkDependency('redis', () => redis.ping(), { isRequired: false })] : [],
    async dispose() {
      ending.abort()
      clock?.dispose()
      await jobs.dispose()
      await bus.dispose()
      await pubsub.dispose()
      redis?.disconnect()
    },
  }
}

async function connectRedis(url: string, logger: Logger): Promise<Redis> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, enableOfflineQueue: true })
  redis.on('error', (error) => logger.warn({ err: error }, 'redis'))
  try {
    await redis.connect()
    return redis
  } catch (cause) {
    redis.disconnect()
    throw new ChainLensError({
      code: 'REDIS_UNREACHABLE',
      message: `Redis does not answer at ${new URL(url).host}.`,
      hint: 'Check REDIS_URL, or leave it out to run in one process.',
      retryable: true,
      cause,
    })
  }
}
