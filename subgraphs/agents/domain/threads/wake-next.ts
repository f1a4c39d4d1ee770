import type { Platform } from '@chainlens/platform/service'
import { RUN_QUEUED_TOPIC } from '../../engine/run-topics.ts'

/** Has workers look for the run that waited behind one that has ended. A wake that gets lost costs a sweep's interval. */
export async function wakeNext({ pubsub, logger }: Pick<Platform, 'pubsub' | 'logger'>, runId: string): Promise<void> {
  await pubsub
    .publish(RUN_QUEUED_TOPIC, { runId })
    .catch((error) => logger.warn({ err: error, runId }, 'waking workers'))
}
