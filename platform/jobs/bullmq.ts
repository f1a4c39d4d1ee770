import { createPostgresBackend, Queue, Worker, withBackend } from 'bullmq'
import type { Redis } from 'ioredis'
import type { QueueName } from './jobs.ts'
import type { PoolLimits } from './pool-limits.ts'

/** A schedule as BullMQ keeps it. */
export interface KeptSchedule {
  every?: number
  pattern?: string
  /** Milliseconds since 1970. */
  next?: number
}

/** A queue as both backends of BullMQ have it. */
export interface AnyQueue {
  add(name: string, data: Record<string, unknown>, options: object): Promise<unknown>
  getJobScheduler(id: string): Promise<KeptSchedule | null | undefined>
  upsertJobScheduler(id: string, when: object, template: object): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

/** A worker as both backends of BullMQ have it. */
export interface AnyWorker {
  on(event: 'error' | 'failed', listener: (...args: never[]) => void): unknown
  close(): Promise<void>
}

/** Does one job; throws to have it tried again. */
export type Processor = (job: { name: string; data: Record<string, unknown> }) => Promise<void>

/** Queues and workers of one installation. */
export interface Backend {
  queue(name: QueueName): AnyQueue
  worker(name: QueueName, process: Processor, limits: PoolLimits): AnyWorker
  /** BullMQ leaves a connection that it was given open: this ends them. */
  disconnect(): void
}

/** Where PostgreSQL has the tables of queues. */
export const JOBS_SCHEMA = 'jobs'
const PREFIX = '{chainlens}'
/** A job of a process that is gone goes to another as soon as two of these are over. */
const LOCK_MS = 10_000

function workerOptions({ concurrency, perMinute }: PoolLimits) {
  const limiter = perMinute === null ? {} : { limiter: { max: perMinute, duration: 60_000 } }
  return { concurrency, lockDuration: LOCK_MS, stalledInterval: LOCK_MS / 2, ...limiter }
}

/** BullMQ on Redis. */
export function redisBackend(redis: Redis, onError: (error: Error) => void): Backend {
  const connections: Redis[] = []
  function connect(maxRetriesPerRequest: number | null): never {
    const connection = redis.duplicate({ maxRetriesPerRequest })
    connection.on('error', onError)
    connections.push(connection)
    return connection as never
  }
  return {
    queue: (name) => new Queue(name, { connection: connect(1), prefix: PREFIX }) as unknown as AnyQueue,
    worker(name, process, limits) {
      const options = { connection: connect(null), prefix: PREFIX, ...workerOptions(limits) }
      return new Worker(name, process as never, options) as unknown as AnyWorker
    },
    disconnect() {
      for (const connection of connections) connection.disconnect()
    },
  }
}

/** BullMQ on PostgreSQL, in a schema of its own. */
export function postgresBackend(connectionString: string | undefined): Backend {
  const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend)
  const connection = { connectionString, schema: JOBS_SCHEMA, migrate: true, max: 4 } as never
  return {
    queue: (name) => new PostgresQueue(name, { connection }) as unknown as AnyQueue,
    worker: (name, process, limits) =>
      new PostgresWorker(name, process as never, { connection, ...workerOptions(limits) }) as unknown as AnyWorker,
    disconnect() {},
  }
}
