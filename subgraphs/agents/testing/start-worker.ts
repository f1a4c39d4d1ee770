import type { Platform } from '@chainlens/platform/service'
import { EventWriter } from '../engine/event-writer.ts'
import { DEFAULT_LIMITS, type RunLimits } from '../engine/run-limits.ts'
import { startRunWorker } from '../engine/start-run-worker.ts'
import type { Model } from '../models/model.ts'
import { createModelRegistry, type ModelRegistry } from '../models/model-registry.ts'
import { connectAgents } from './connect-agents.ts'
import type { FreezableDatabase } from './freezable-database.ts'

/** What startWorker takes. */
export interface StartWorkerOptions {
  platform: Platform
  databaseUrl: string
  model: Model
  /** Replaces the registry of `model` alone. */
  models?: ModelRegistry
  limits?: Partial<RunLimits>
  concurrency?: number
}

/** A worker of runs by itself, with a database connection of its own. */
export interface TestWorker {
  database: FreezableDatabase
  /** As on SIGTERM: gives its runs back. */
  dispose(): Promise<void>
}

/** Starts another worker beside those of a test's subgraph. */
export async function startWorker(options: StartWorkerOptions): Promise<TestWorker> {
  const { platform, databaseUrl, model } = options
  const database = await connectAgents(databaseUrl)
  const { pubsub, logger } = platform
  const writer = new EventWriter({ database, pubsub, logger })
  const limits = { ...DEFAULT_LIMITS, modelRetryPauseMs: 1, graphPatienceMs: 5_000, ...options.limits }
  const models = options.models ?? createModelRegistry([{ model, reserveUsd: '0' }])
  const worker = await startRunWorker(
    { platform, database, models, writer, limits, toolList: { kept: null } },
    options.concurrency ? { concurrency: options.concurrency } : {},
  )
  return {
    database,
    async dispose() {
      database.thaw()
      await worker.dispose()
      await writer.dispose()
      await database.dispose()
    },
  }
}
