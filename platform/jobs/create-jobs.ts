import type { Redis } from 'ioredis'
import { closeWithin } from '../async/index.ts'
import type { WorkerConfig } from '../config/index.ts'
import { type Logger, untraced } from '../telemetry/index.ts'
import type { AnyQueue, AnyWorker, Backend } from './bullmq.ts'
import type { JobHandlers, Jobs, QueueName } from './jobs.ts'
import { keepSchedule } from './keep-schedule.ts'
import { poolLimitsOf } from './pool-limits.ts'

/** A queue whose Redis or PostgreSQL is away may never close by itself. */
const CLOSE_MS = 3_000

/** What this process does of a queue. */
interface Pool {
  handlers: Map<string, JobHandlers[string]>
  worker: Promise<AnyWorker>
}

/**
 * BullMQ on Redis where it is there, on PostgreSQL otherwise: the same queues and the same promises.
 * Nothing is loaded or connected before the first job or worker.
 */
export function createJobs(input: {
  redis: Redis | null
  databaseUrl: string | undefined
  workers: WorkerConfig
  logger: Logger
}): Jobs {
  const { redis, databaseUrl, workers, logger } = input
  const queues = new Map<QueueName, Promise<AnyQueue>>()
  const pools = new Map<QueueName, Pool>()
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
  async function openWorker(name: QueueName, handlers: Pool['handlers']): Promise<AnyWorker> {
    const worker = (await backendOf()).worker(
      name,
      async (job) => {
        const handler = handlers.get(job.name)
        // Another version's, or of a part that is just starting or ending here: whoever keeps the truth asks again.
        if (!handler) throw new Error(`This process does no jobs named ${job.name}.`)
        await handler({ name: job.name, data: job.data })
      },
      poolLimitsOf(name, workers),
    )
    worker.on('error', (error: Error) => logger.warn({ err: error, queue: name }, 'worker'))
    worker.on('failed', (job: { name: string }, error: Error) =>
      logger.warn({ err: error, job: job?.name }, 'job failed'),
    )
    open.add(worker)
    return worker
  }
  /** The handlers are there before the worker is: it may have work at once. */
  function poolWith(name: QueueName, handlers: JobHandlers): Pool {
    const pool = pools.get(name)
    const all = pool?.handlers ?? new Map()
    for (const [job, handler] of Object.entries(handlers)) all.set(job, handler)
    if (pool) return pool
    const opened = { handlers: all, worker: openWorker(name, all) }
    pools.set(name, opened)
    return opened
  }

  return {
    async add(name, job, options = {}) {
      const queue = await queueOf(name)
      await queue.add(job.name, job.data, {
        ...(options.id ? { jobId: options.id } : {}),
        ...(options.priority ? { priority: options.priority } : {}),
        delay: options.delayMs ?? 0,
        attempts: options.attempts ?? 1,
        backoff: { type: 'exponential', delay: 1_000 },
        removeOnComplete: true,
        // One that is kept would take the place of the next of its id.
        removeOnFail: options.id ? true : 1_000,
      })
    },
    async work(name, handlers) {
      const pool = poolWith(name, handlers)
      const worker = await pool.worker
      return {
        async dispose() {
          const isLast = Object.keys(handlers).length === pool.handlers.size
          if (isLast && pools.get(name) === pool) {
            pools.delete(name)
            open.delete(worker)
            await closeWithin(worker, CLOSE_MS, logger)
          }
          for (const job of Object.keys(handlers)) pool.handlers.delete(job)
        },
      }
    },
    schedule: (name, id, when, job, options = {}) =>
      keepSchedule(
        () => queueOf(name),
        { id, when, job, priority: options.priority },
        (error) => logger.warn({ err: error, queue: name, schedule: id }, 'a schedule could not be looked after'),
      ),
    async dispose() {
      for (const one of [...open].reverse()) await closeWithin(one, CLOSE_MS, logger)
      open.clear()
      pools.clear()
      ;(await backend)?.disconnect()
    },
  }
}
