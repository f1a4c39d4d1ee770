import type { Database } from '../db/index.ts'
import { contextOf, currentTraceparent, type Logger, withSpan } from '../telemetry/index.ts'
import type { EventBus } from './event-bus.ts'

const BATCH = 100

interface OutboxRow {
  id: string
  name: string
  payload: Record<string, unknown>
  created_at: string
  traceparent: string | null
}

/**
 * Carries a schema's outbox to the bus. Several relays may run: each takes rows that no other holds.
 * An event whose publishing fails stays and is tried again at the next round.
 */
export function startOutboxRelay(input: { database: Database; bus: EventBus; logger: Logger; intervalMs?: number }): {
  nudge(): void
  dispose(): Promise<void>
} {
  const { database, bus, logger } = input
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  let isQueued = false

  async function round(): Promise<void> {
    for (let moved = BATCH; moved === BATCH && !isStopped; ) moved = await relayBatch(database, bus)
  }
  function nudge(): void {
    if (isStopped || isQueued) return
    isQueued = true
    running = running.then(async () => {
      isQueued = false
      await round().catch((error) => logger.warn({ err: error }, 'outbox relay'))
    })
  }
  const timer = setInterval(nudge, input.intervalMs ?? 500)
  nudge()
  return {
    nudge,
    async dispose() {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}

async function relayBatch(database: Database, bus: EventBus): Promise<number> {
  const table = `${database.schema}.outbox`
  return database.transaction(async (transaction) => {
    const rows = await transaction.query<OutboxRow>(
      `select id, name, payload, created_at, traceparent from ${table} where published_at is null
       order by created_at, id limit ${BATCH} for update skip locked`,
    )
    for (const row of rows) await relay(bus, row)
    if (rows.length > 0)
      await transaction.query(`update ${table} set published_at = now() where id = any(?::uuid[])`, [
        `{${rows.map((row) => row.id).join(',')}}`,
      ])
    return rows.length
  })
}

/** In the trace in which it happened, however much later it is carried on; in none where none was recorded. */
async function relay(bus: EventBus, { id, name, payload, created_at, traceparent }: OutboxRow): Promise<void> {
  const event = { id, name, payload, at: new Date(created_at).toISOString() }
  const parent = contextOf(traceparent)
  if (!parent) return bus.publish(event)
  const attributes = { 'messaging.operation.type': 'send', 'messaging.destination.name': name }
  await withSpan(`publish ${name}`, { kind: 'producer', parent, attributes }, () =>
    bus.publish({ ...event, traceparent: currentTraceparent() }),
  )
}
