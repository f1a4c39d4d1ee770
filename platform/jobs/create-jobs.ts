import type { Redis } from 'ioredis'
import { closeWithin } from '../async/index.ts'
import { type Logger, untraced } from '../telemetry/index.ts'
import type { AnyQueue, Backend } from './bullmq.ts'
import type { Jobs, QueueName } from './jobs.ts'

/** A queue whose Redis or PostgreSQL is away may never close by itself. */
const CLOSE_MS = 3_000

/**
 * BullMQ on Redis where it is there, on PostgreSQL otherwise: the same queues and the same promises.
 * Nothing is loaded or connected before the first job or worker.
 */
export function createJobs(input: { redis: Redis | null; databaseUrl: string | undefined; logger: Logger }): Jobs {
  const { redis, databaseUrl, logger } = input
  const queues = new Map<QueueName, Promise<AnyQueue>>()
  const open = new Set<{ close(): Promise<void> }>()
  let backend: Promise<Backend> | undefined

  async function loadBackend(): Promise<Backend> {
    const { postgresBackend, redisBackend } = await import('./bullmq.ts')
    if (!redis) return postgresBackend(databaseUrl)
    return redisBackend(redis, (error) => logger.warn({ err: error }, 'redis of a queue'))
  }
  function backendOf(): Promise<Backend> {
    backend ??= loadBackend()
    return backend
  }
  async function openQueue(name: QueueName): Promise<AnyQueue> {
    const queue = (await backendOf()).queue(name)
    queue.on('error', (error) => logger.warn({ err: error, queue: name }, 'queue'))
    open.add(queue)
    return queue
  }
  function queueOf(name: QueueName): Promise<AnyQueue> {
    const queue = queues.get(name) ?? untraced(() => openQueue(name))
    queues.set(name, queue)
    return queue
  }

  return {
    async add(name, job, options = {}) {
      const queue = await queueOf(name)
      await queue.add(job.name, job.data, {
        ...(options.id ? { jobId: options.id } : {}),
        delay: options.delayMs ?? 0,
        attempts: options.attempts ?? 1,
        backoff: { type: 'exponential', delay: 1_000 },
        removeOnComplete: true,
        removeOnFail: 1_000,
      })
    },
    async work(name, handler, options = {}) {
      const worker = (await backendOf()).worker(
        name,
        ({ name, data }) => handler({ name, data }),
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
          await closeWithin(worker, CLOSE_MS, logger)
        },
      }
    },
    async dispose() {
      for (const one of [...open].reverse()) await closeWithin(one, CLOSE_MS, logger)
      open.clear()
      ;(await backend)?.disconnect()
    },
  }
}
