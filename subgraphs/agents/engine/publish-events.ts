import type { Platform } from '@chainlens/platform/service'
import { runTopic, type StoredRunEvent } from './run-event.ts'

/** Tells readers what was stored; a message that gets lost is read from the rows. */
export function publishEvents(
  { pubsub, logger }: Pick<Platform, 'pubsub' | 'logger'>,
  events: readonly StoredRunEvent[],
): void {
  const [first] = events
  if (!first) return
  pubsub.publish(runTopic(first.runId), { events }).catch((error) => logger.warn({ err: error }, 'publishing events'))
}
