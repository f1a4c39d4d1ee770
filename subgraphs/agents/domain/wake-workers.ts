import type { Platform } from '@chainlens/platform/service'
import { RUN_QUEUED_TOPIC } from '../engine/run-topics.ts'

/**
 * Has workers look for runs now. Best effort and not waited for: a run that nobody took soon after is made a job
 * (`run.queued.v1`), and sweeps find what all of that missed.
 */
export function wakeWorkers({ pubsub, logger }: Pick<Platform, 'pubsub' | 'logger'>, runId: string): void {
  pubsub
    .publish(RUN_QUEUED_TOPIC, { runId })
    .catch((error: unknown) => logger.warn({ err: error, runId }, 'waking workers'))
}
