import { EventEmitter } from 'node:events'
import { RedisPubSub } from 'graphql-redis-subscriptions'
import { PubSub, type PubSubEngine } from 'graphql-subscriptions'
import type { Redis } from 'ioredis'
import type { Logger } from '../telemetry/index.ts'

/** Live messages: between processes over Redis, or within this one. Lossy by nature: the truth is in tables. */
export function createPubSub(redis: Redis | null, logger: Logger): { engine: PubSubEngine; dispose(): Promise<void> } {
  // Many may follow one run: no number of listeners is a leak.
  const eventEmitter = new EventEmitter().setMaxListeners(0)
  if (!redis) return { engine: new PubSub({ eventEmitter }), dispose: async () => {} }
  const [publisher, subscriber] = [redis.duplicate(), redis.duplicate()]
  for (const connection of [publisher, subscriber])
    connection.on('error', (error: Error) => logger.warn({ err: error }, 'redis pub/sub'))
  const engine = new RedisPubSub({ publisher: publisher as never, subscriber: subscriber as never })
  return {
    engine,
    async dispose() {
      await engine.close().catch(() => {})
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}
