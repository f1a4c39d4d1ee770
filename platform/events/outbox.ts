import { Migration } from '@mikro-orm/migrations'
import type { NamedMigration, Transaction } from '../db/index.ts'
import { newId } from '../ids/index.ts'
import { currentTraceparent } from '../telemetry/index.ts'

/** Writes an event in the transaction that changes the state it tells of; the relay carries it on. */
export async function appendToOutbox(
  transaction: Transaction,
  schema: string,
  event: { name: string; payload: Record<string, unknown> },
): Promise<void> {
  await transaction.query(`insert into ${schema}.outbox (id, name, payload, traceparent) values (?, ?, ?::jsonb, ?)`, [
    newId(),
    event.name,
    JSON.stringify(event.payload),
    currentTraceparent(),
  ])
}

class EventTables extends Migration {
  override up(): void {
    this.addSql(`
      create table outbox (
        id uuid primary key,
        name text not null,
        payload jsonb not null,
        created_at timestamptz not null default now(),
        published_at timestamptz
      );
      create index outbox_unpublished on outbox (created_at) where published_at is null;
      create table inbox (
        consumer text not null,
        event_id uuid not null,
        handled_at timestamptz not null default now(),
        primary key (consumer, event_id)
      );
      create table dead_letters (
        consumer text not null,
        event_id uuid not null,
        event jsonb not null,
        error text not null,
        attempts int not null,
        failed_at timestamptz not null default now(),
        primary key (consumer, event_id)
      )`)
  }
}

class EventTrace extends Migration {
  override up(): void {
    this.addSql('alter table outbox add column traceparent text')
  }
}

/** The migrations of a subgraph that sends or takes events: tables outbox, inbox and dead_letters. */
export const eventMigrations: readonly NamedMigration[] = [
  { name: '0000-event-tables', class: EventTables },
  { name: '0000-event-trace', class: EventTrace },
]
