import type { WorkerConfig } from '../config/index.ts'
import type { QueueName } from './jobs.ts'

/** What a pool's workers are held to. */
export interface PoolLimits {
  /** Jobs of a process at once. */
  concurrency: number
  /** Jobs that all processes together begin in a minute; null: as many as come. */
  perMinute: number | null
}

/** The limits of a pool. Jobs of agent-runs only wake whoever claims runs: one at a time is enough. */
export function poolLimitsOf(queue: QueueName, { analytics, dataProcessing }: WorkerConfig): PoolLimits {
  if (queue === 'agent-runs') return { concurrency: 1, perMinute: null }
  const { concurrency, perMinute } = queue === 'analytics' ? analytics : dataProcessing
  return { concurrency, perMinute: perMinute === 0 ? null : perMinute }
}
