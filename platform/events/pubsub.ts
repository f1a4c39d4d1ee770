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
  // What is subscribed while Redis is away waits for it; what is published then fails at once.
  const [publisher, subscriber] = [redis.duplicate(), redis.duplicate({ maxRetriesPerRequest: null })]
  for (const connection of [publisher, subscriber])
    connection.on('error', (error: Error) => logger.warn({ err: error }, 'redis pub/sub'))
  let isEnding = false
  const engine = new RedisPubSub({
    publisher: publisher as never,
    subscriber: quiet(subscriber, () => isEnding) as never,
  })
  return {
    engine,
    async dispose() {
      isEnding = true
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}

/**
 * RedisPubSub hears of no failure of the unsubscribing that it asks for, and of a subscribing's only once
 * for many: as rejections that nobody handles, they would end the process when Redis goes.
 */
function quiet(subscriber: Redis, isEnding: () => boolean): Redis {
  const [unsubscribe, punsubscribe, subscribe] = [subscriber.unsubscribe, subscriber.punsubscribe, subscriber.subscribe]
  const ignore = () => {}
  return Object.assign(subscriber, {
    unsubscribe: (...channels: string[]) => unsubscribe.call(subscriber, ...channels).catch(ignore),
    punsubscribe: (...channels: string[]) => punsubscribe.call(subscriber, ...channels).catch(ignore),
    // ioredis itself asks without `done`, for all channels at once, when the connection is back.
    subscribe: (channels: string | string[], done: (error?: Error | null) => void = ignore) =>
      subscribe.call(subscriber, ...[channels].flat()).then(
        () => done(),
        (error: Error) => (isEnding() ? undefined : done(error)),
      ),
  })
}
