import { z } from 'zod'

const count = (most: number) => z.coerce.number().int().min(1).max(most)
/** 0: as many as come. */
const perMinute = z.coerce.number().int().min(0).max(1_000_000)
/** 0: kept forever. */
const days = z.coerce.number().int().min(0).max(36_500)
const milliseconds = (most: number) => z.coerce.number().int().min(0).max(most)

/** Settings about background work, what of it is kept, and how a process ends. */
export const workerSettings = {
  CHAINLENS_WORKER_RUNS: count(1_000).default(8),
  CHAINLENS_WORKER_ANALYTICS: count(100).default(2),
  CHAINLENS_WORKER_ANALYTICS_PER_MINUTE: perMinute.default(0),
  CHAINLENS_WORKER_DATA: count(100).default(4),
  CHAINLENS_WORKER_DATA_PER_MINUTE: perMinute.default(600),
  CHAINLENS_KEEP_RUN_EVENTS_DAYS: days.default(90),
  CHAINLENS_KEEP_DELIVERED_DAYS: days.default(30),
  CHAINLENS_KEEP_TASKS_DAYS: days.default(30),
  CHAINLENS_KEEP_DOCUMENTS_DAYS: days.default(30),
  CHAINLENS_READINESS_LEAD_MS: milliseconds(60_000).optional(),
  CHAINLENS_RUN_GRACE_MS: milliseconds(300_000).optional(),
  CHAINLENS_SOCKET_DRAIN_MS: milliseconds(300_000).default(10_000),
  CHAINLENS_EXIT_MS: z.coerce.number().int().min(1_000).max(3_600_000).default(55_000),
}

/** One pool of background work. */
export interface PoolSettings {
  /** Jobs that a process does at once. */
  concurrency: number
  /** Jobs that all processes together begin in a minute; 0: as many as come. */
  perMinute: number
}

/** How background work is done. */
export interface WorkerConfig {
  /** Runs that a process executes at once. */
  runs: number
  analytics: PoolSettings
  dataProcessing: PoolSettings
}

/** How long things are kept that nobody may miss; 0: forever. */
export interface RetentionConfig {
  /** Events of runs that have ended; what a run said stays. */
  runEventsDays: number
  /** Events of domains that were delivered and handled. */
  deliveredDays: number
  /** Background tasks that have ended, with the files that they made. */
  tasksDays: number
  /** Bytes of sources, after they were last read or found cited. */
  documentsDays: number
}

/** How a process ends when it is told to. */
export interface DrainConfig {
  /** How long /readyz says 503 while all is still served; undefined: as the way of starting has it. */
  readinessLeadMs: number | undefined
  /** How long runs may go on to their next checkpoint; undefined: as the way of starting has it. */
  runGraceMs: number | undefined
  /** Over how long sockets are told at most; fewer sockets take less. */
  socketsMs: number
  /** The whole of it, after which the process ends as it is. */
  exitMs: number
}

type Settings = z.output<z.ZodObject<typeof workerSettings>>

/** The settings as the parts of a process want them. */
export function readWorkers(settings: Settings): {
  workers: WorkerConfig
  retention: RetentionConfig
  drain: DrainConfig
} {
  return {
    workers: {
      runs: settings.CHAINLENS_WORKER_RUNS,
      analytics: {
        concurrency: settings.CHAINLENS_WORKER_ANALYTICS,
        perMinute: settings.CHAINLENS_WORKER_ANALYTICS_PER_MINUTE,
      },
      dataProcessing: {
        concurrency: settings.CHAINLENS_WORKER_DATA,
        perMinute: settings.CHAINLENS_WORKER_DATA_PER_MINUTE,
      },
    },
    retention: {
      runEventsDays: settings.CHAINLENS_KEEP_RUN_EVENTS_DAYS,
      deliveredDays: settings.CHAINLENS_KEEP_DELIVERED_DAYS,
      tasksDays: settings.CHAINLENS_KEEP_TASKS_DAYS,
      documentsDays: settings.CHAINLENS_KEEP_DOCUMENTS_DAYS,
    },
    drain: {
      readinessLeadMs: settings.CHAINLENS_READINESS_LEAD_MS,
      runGraceMs: settings.CHAINLENS_RUN_GRACE_MS,
      socketsMs: settings.CHAINLENS_SOCKET_DRAIN_MS,
      exitMs: settings.CHAINLENS_EXIT_MS,
    },
  }
}
