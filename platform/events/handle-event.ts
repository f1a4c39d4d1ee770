import { contextOf, withSpan } from '../telemetry/index.ts'
import type { BusSubscription, DomainEvent } from './event-bus.ts'

const ATTEMPTS = 5

/**
 * Runs a consumer's handler for an event it has not handled yet, in one transaction with the inbox
 * row. After five failures the event goes to dead_letters, so that it does not hold up the others.
 */
export async function handleEvent(subscription: BusSubscription, event: DomainEvent): Promise<void> {
  if (!subscription.handlers[event.name]) return
  const parent = contextOf(event.traceparent)
  if (!parent) return handle(subscription, event)
  const attributes = {
    'messaging.operation.type': 'process',
    'messaging.destination.name': event.name,
    'messaging.consumer.group.name': subscription.consumer,
  }
  await withSpan(`process ${event.name}`, { kind: 'consumer', parent, attributes }, () => handle(subscription, event))
}

async function handle(subscription: BusSubscription, event: DomainEvent): Promise<void> {
  const { consumer, handlers, database, logger } = subscription
  const handler = handlers[event.name]
  if (!handler) return
  for (let attempt = 1; ; attempt++) {
    try {
      await database.transaction(async (transaction) => {
        const fresh = await transaction.query(
          `insert into ${database.schema}.inbox (consumer, event_id) values (?, ?) on conflict do nothing returning event_id`,
          [consumer, event.id],
        )
        if (fresh.length > 0) await handler(event, transaction)
      })
      return
    } catch (error) {
      logger.warn({ err: error, event: event.name, eventId: event.id, attempt }, 'event handler failed')
      if (attempt < ATTEMPTS) continue
      await database.query(
        `insert into ${database.schema}.dead_letters (consumer, event_id, event, error, attempts)
         values (?, ?, ?::jsonb, ?, ?) on conflict do nothing`,
        [consumer, event.id, JSON.stringify(event), String(error), ATTEMPTS],
      )
      return
    }
  }
}
