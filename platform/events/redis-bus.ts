import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { Logger } from '../telemetry/index.ts'
import type { BusSubscription, DomainEvent, EventBus } from './event-bus.ts'
import { eventGroupOf, openEventGroup } from './event-group.ts'
import { handleEvent } from './handle-event.ts'

const STREAM = 'chainlens:events'
const KEEP = 100_000
const CLAIM_IDLE_MS = 30_000
const BLOCK_MS = 1_000
const FORGOTTEN_AFTER_MS = 7 * 24 * 60 * 60_000

type Entry = [id: string, fields: string[]]

/**
 * The bus over a Redis Stream: a consumer group for each subgraph and version of it, unacknowledged entries are taken
 * over. A group that no process has read in for `forgottenAfterMs`, a week, is deleted.
 */
export function createRedisBus(redis: Redis, logger: Logger, forgottenAfterMs = FORGOTTEN_AFTER_MS): EventBus {
  const readers = new Set<{ dispose(): Promise<void> }>()
  return {
    async publish(event) {
      await redis.xadd(STREAM, 'MAXLEN', '~', KEEP, '*', 'event', JSON.stringify(event))
    },
    async subscribe(subscription) {
      const reader = startReader(redis.duplicate(), subscription, logger, forgottenAfterMs)
      readers.add(reader)
      return {
        async dispose() {
          readers.delete(reader)
          await reader.dispose()
        },
      }
    },
    async dispose() {
      await Promise.all([...readers].map((reader) => reader.dispose()))
    },
  }
}

function startReader(
  redis: Redis,
  subscription: BusSubscription,
  logger: Logger,
  forgottenAfterMs: number,
): { dispose(): Promise<void> } {
  const name = randomUUID()
  const { consumer } = subscription
  const group = eventGroupOf(subscription)
  let isStopped = false
  const stop = new AbortController()
  redis.on('error', (error: Error) => logger.warn({ err: error }, 'event bus'))

  /** What Redis answers, unless the reader is ended first: while Redis is away a command may wait for ever. */
  function answerOf<Answer>(command: Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const onStop = () => reject(new Error('The reader has ended.'))
      stop.signal.addEventListener('abort', onStop)
      command.then(resolve, reject).finally(() => stop.signal.removeEventListener('abort', onStop))
    })
  }
  async function handle(entries: Entry[]): Promise<void> {
    for (const [id, fields] of entries) {
      await handleEvent(subscription, JSON.parse(fields[1] ?? '{}') as DomainEvent)
      await answerOf(redis.xack(STREAM, group, id))
    }
  }
  async function round(): Promise<void> {
    await answerOf(openEventGroup(redis, { stream: STREAM, group, consumer, forgottenAfterMs }))
    while (!isStopped) {
      const claim = redis.xautoclaim(STREAM, group, name, CLAIM_IDLE_MS, '0')
      const [, claimed] = (await answerOf(claim)) as [string, Entry[]]
      await handle(claimed.filter((entry) => entry?.[1]))
      const read = redis.xreadgroup('GROUP', group, name, 'COUNT', 50, 'BLOCK', BLOCK_MS, 'STREAMS', STREAM, '>')
      const answer = await answerOf(read)
      for (const [, entries] of (answer ?? []) as [string, Entry[]][]) await handle(entries)
    }
  }
  const running = (async () => {
    while (!isStopped) {
      try {
        await round()
      } catch (error) {
        if (isStopped) return
        logger.warn({ err: error }, 'event bus: reading again')
        await new Promise((resolve) => setTimeout(resolve, BLOCK_MS))
      }
    }
  })()
  return {
    async dispose() {
      isStopped = true
      stop.abort()
      redis.disconnect()
      await running
    },
  }
}
