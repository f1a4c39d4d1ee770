import type { BusSubscription, EventBus } from './event-bus.ts'
import { handleEvent } from './handle-event.ts'

/** The bus of an installation in one process: publishing waits until every consumer has the event. */
export function createInProcessBus(): EventBus {
  const subscriptions = new Set<BusSubscription>()
  return {
    async publish(event) {
      await Promise.all([...subscriptions].map((subscription) => handleEvent(subscription, event)))
    },
    async subscribe(subscription) {
      subscriptions.add(subscription)
      return {
        async dispose() {
          subscriptions.delete(subscription)
        },
      }
    },
    async dispose() {
      subscriptions.clear()
    },
  }
}
