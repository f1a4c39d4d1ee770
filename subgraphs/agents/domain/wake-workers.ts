import type { Platform } from '@chainlens/platform/service'
import { RUN_QUEUED_TOPIC } from '../engine/run-topics.ts'

/** Has workers look for runs now. Best effort and not waited for: a wake that gets lost costs a sweep's interval. */
export function wakeWorkers({ pubsub, jobs, logger }: Platform, runId: string): void {
  const onError = (error: unknown) => logger.warn({ err: error, runId }, 'waking workers')
  pubsub.publish(RUN_QUEUED_TOPIC, { runId }).catch(onError)
  jobs.add('agent-runs', { name: 'wake', data: { runId } }, { id: runId }).catch(onError)
}
