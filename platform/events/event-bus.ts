import type { Database, Transaction } from '../db/index.ts'
import type { Logger } from '../telemetry/index.ts'

/** News of a domain: past tense, versioned, with ids rather than contents. */
export interface DomainEvent {
  /** UUID v7. */
  id: string
  /** e.g. run.ended.v1 */
  name: string
  at: string
  payload: Record<string, unknown>
  /** The trace in which it happened, where one was recorded. */
  traceparent?: string | null
}

/** By event name. Runs in one transaction with the inbox row: its effect happens once per event. */
export type DomainEventHandlers = Record<string, (event: DomainEvent, transaction: Transaction) => Promise<void>>

/** Who listens, and where it keeps what it has seen. */
export interface BusSubscription {
  consumer: string
  handlers: DomainEventHandlers
  database: Database
  logger: Logger
}

/** Carries events out of outboxes to every consumer at least once. */
export interface EventBus {
  publish(event: DomainEvent): Promise<void>
  subscribe(subscription: BusSubscription): Promise<{ dispose(): Promise<void> }>
  dispose(): Promise<void>
}
