import { createPostgresBackend, Queue, Worker, withBackend } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from '../telemetry/index.ts'
import type { Job, Jobs, QueueName } from './jobs.ts'

const SCHEMA = 'jobs'

/** A queue as both backends of BullMQ have it. */
interface AnyQueue {
  add(name: string, data: Record<string, unknown>, options: object): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

/** A worker as both backends of BullMQ have it. */
interface AnyWorker {
  on(event: 'error' | 'failed', listener: (...args: never[]) => void): unknown
  close(): Promise<void>
}

type Processor = (job: { name: string; data: Record<string, unknown> }) => Promise<void>

/** BullMQ on Redis where it is there, on PostgreSQL otherwise: the same queues and the same promises. */
export function createJobs(input: { redis: Redis | null; databaseUrl: string | undefined; logger: Logger }): Jobs {
  const { redis, databaseUrl, logger } = input
  const queues = new Map<QueueName, AnyQueue>()
  const open = new Set<{ close(): Promise<void> }>()
  const postgres = withBackend(createPostgresBackend)
  const postgresConnection = { connectionString: databaseUrl, schema: SCHEMA, migrate: true, max: 4 }

  const connections: Redis[] = []
  /** BullMQ leaves a connection that it was given open: dispose ends it. */
  function connect(from: Redis, maxRetriesPerRequest: number | null): never {
    const connection = from.duplicate({ maxRetriesPerRequest })
    connection.on('error', (error: Error) => logger.warn({ err: error }, 'redis of a queue'))
    connections.push(connection)
    return connection as never
  }

  function makeQueue(name: QueueName): AnyQueue {
    const queue = redis
      ? new Queue(name, { connection: connect(redis, 1), prefix: '{chainlens}' })
      : new postgres.Queue(name, { connection: postgresConnection as never })
    return queue as unknown as AnyQueue
  }
  function makeWorker(name: QueueName, process: Processor, concurrency: number): AnyWorker {
    const worker = redis
      ? new Worker(name, process as never, {
          connection: connect(redis, null),
          prefix: '{chainlens}',
          concurrency,
        })
      : new postgres.Worker(name, process as never, { connection: postgresConnection as never, concurrency })
    return worker as unknown as AnyWorker
  }
  function queueOf(name: QueueName): AnyQueue {
    const known = queues.get(name)
    if (known) return known
    const queue = makeQueue(name)
    queue.on('error', (error) => logger.warn({ err: error, queue: name }, 'queue'))
    queues.set(name, queue)
    open.add(queue)
    return queue
  }

  return {
    async add(name, job, options = {}) {
      await queueOf(name).add(job.name, job.data, {
        ...(options.id ? { jobId: options.id } : {}),
        delay: options.delayMs ?? 0,
        attempts: options.attempts ?? 1,
        backoff: { type: 'exponential', delay: 1_000 },
        removeOnComplete: true,
        removeOnFail: 1_000,
      })
    },
    async work(name, handler, options = {}) {
      const worker = makeWorker(
        name,
        (job) => handler({ name: job.name, data: job.data } satisfies Job),
        options.concurrency ?? 4,
      )
      worker.on('error', (error: Error) => logger.warn({ err: error, queue: name }, 'worker'))
      worker.on('failed', (job: { name: string }, error: Error) =>
        logger.warn({ err: error, job: job?.name }, 'job failed'),
      )
      open.add(worker)
      return {
        async dispose() {
          open.delete(worker)
          await worker.close()
        },
      }
    },
    async dispose() {
      for (const one of [...open].reverse()) await one.close().catch((error) => logger.warn({ err: error }, 'closing'))
      open.clear()
      for (const connection of connections) connection.disconnect()
    },
  }
}
