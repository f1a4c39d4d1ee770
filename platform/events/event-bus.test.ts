import { Redis } from 'ioredis'
import { afterEach, describe, expect, it } from 'vitest'
import { startRedis } from '../../tests/support/redis.ts'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { waitFor } from '../../tests/support/wait-for.ts'
import { connectDatabase, type Database } from '../db/index.ts'
import { newId } from '../ids/index.ts'
import { createLogger } from '../telemetry/index.ts'
import type { DomainEvent, DomainEventHandlers, EventBus } from './event-bus.ts'
import { createInProcessBus, createRedisBus } from './index.ts'
import { appendToOutbox, eventMigrations } from './outbox.ts'
import { startOutboxRelay } from './outbox-relay.ts'

const logger = createLogger({ level: 'silent', name: 'test' })
const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

const buses: Record<string, () => Promise<EventBus>> = {
  'in the process': async () => createInProcessBus(),
  async 'over Redis Streams'() {
    const server = await startRedis()
    const redis = new Redis(server.url)
    const bus = createRedisBus(redis, logger)
    undo.push(
      server.dispose,
      () => redis.disconnect(),
      () => bus.dispose(),
    )
    return bus
  },
}

async function openDatabase(): Promise<Database> {
  const test = await createTestDatabase()
  const database = await connectDatabase({
    url: test.url,
    schema: 'demo',
    entities: [],
    migrations: eventMigrations,
  })
  undo.push(test.dispose, () => database.dispose())
  return database
}

async function listen(bus: EventBus, database: Database, handlers: DomainEventHandlers): Promise<void> {
  const subscription = await bus.subscribe({ consumer: 'demo', handlers, database, logger })
  undo.push(() => subscription.dispose())
}

function relay(database: Database, bus: EventBus) {
  const started = startOutboxRelay({ database, bus, logger, intervalMs: 20 })
  undo.push(() => started.dispose())
  return started
}

const event = (name: string): DomainEvent => ({ id: newId(), name, at: new Date().toISOString(), payload: { n: 1 } })

describe.each(Object.keys(buses))('events %s', (kind) => {
  it('come out of the outbox to their handler, with what was committed and nothing that was rolled back', async () => {
    const [bus, database] = [await buses[kind]!(), await openDatabase()]
    const seen: unknown[] = []
    await listen(bus, database, {
      'thing.made.v1': async ({ payload }) => {
        seen.push(payload.of)
      },
    })
    relay(database, bus)
    await database.transaction((tx) => appendToOutbox(tx, 'demo', { name: 'thing.made.v1', payload: { of: 'kept' } }))
    await database
      .transaction(async (tx) => {
        await appendToOutbox(tx, 'demo', { name: 'thing.made.v1', payload: { of: 'lost' } })
        throw new Error('rolled back')
      })
      .catch(() => {})
    await database.transaction((tx) => appendToOutbox(tx, 'demo', { name: 'thing.made.v1', payload: { of: 'last' } }))
    await waitFor(() => seen.includes('last'))
    expect(seen).toEqual(['kept', 'last'])
  })

  it('delivered twice have their effect once', async () => {
    const [bus, database] = [await buses[kind]!(), await openDatabase()]
    let handled = 0
    let isLast = false
    await listen(bus, database, {
      'thing.made.v1': async () => {
        handled++
      },
      'thing.last.v1': async () => {
        isLast = true
      },
    })
    const twice = event('thing.made.v1')
    await Promise.all([bus.publish(twice), bus.publish(twice)])
    await bus.publish(twice)
    await bus.publish(event('thing.last.v1'))
    await waitFor(() => isLast)
    expect(handled).toBe(1)
  })

  it('whose handler always fails are put aside, and the next goes on', async () => {
    const [bus, database] = [await buses[kind]!(), await openDatabase()]
    let isLast = false
    await listen(bus, database, {
      'thing.bad.v1': async () => {
        throw new Error('poison')
      },
      'thing.last.v1': async () => {
        isLast = true
      },
    })
    const bad = event('thing.bad.v1')
    await bus.publish(bad)
    await bus.publish(event('thing.last.v1'))
    await waitFor(() => isLast)
    const letters = await database.query('select event_id, error, attempts from demo.dead_letters')
    expect(letters).toEqual([{ event_id: bad.id, error: 'Error: poison', attempts: 5 }])
  })

  it('reach each consumer when two relays carry one outbox', async () => {
    const [bus, database] = [await buses[kind]!(), await openDatabase()]
    const seen = new Set<unknown>()
    await listen(bus, database, {
      'thing.made.v1': async ({ payload }) => {
        seen.add(payload.n)
      },
    })
    await database.transaction(async (tx) => {
      for (let n = 0; n < 250; n++) await appendToOutbox(tx, 'demo', { name: 'thing.made.v1', payload: { n } })
    })
    relay(database, bus)
    relay(database, bus)
    await waitFor(() => seen.size === 250)
    await waitFor(async () => {
      const [row] = await database.query<{ open: number }>(
        'select count(*)::int as open from demo.outbox where published_at is null',
      )
      return row?.open === 0
    })
  })
})

describe('two versions of a service side by side over Redis Streams', () => {
  const openBus = async (forgottenAfterMs?: number) => {
    const server = await startRedis()
    const redis = new Redis(server.url)
    const bus = createRedisBus(redis, logger, forgottenAfterMs)
    undo.push(
      server.dispose,
      () => redis.disconnect(),
      () => bus.dispose(),
    )
    return { bus, redis }
  }
  /** Handlers that note what they handle, as `version event`. */
  const noting = (seen: string[], version: string, ...names: string[]): DomainEventHandlers =>
    Object.fromEntries(names.map((name) => [name, async () => void seen.push(`${version} ${name}`)]))

  it('lose no event that only the newer knows, and handle once what both know', async () => {
    const [{ bus }, database] = [await openBus(), await openDatabase()]
    const [seen, before]: string[][] = [[], []]
    await listen(bus, database, noting(before as string[], 'old', 'thing.made.v1', 'thing.last.v1'))
    // The older reads it, and has no use for it, before the newer has come.
    await bus.publish(event('thing.made.v2'))
    await bus.publish(event('thing.made.v1'))
    await waitFor(() => before?.length === 1)
    await listen(bus, database, noting(seen as string[], 'new', 'thing.made.v1', 'thing.made.v2', 'thing.last.v1'))
    await waitFor(() => seen?.includes('new thing.made.v2'))
    for (let n = 0; n < 20; n++) await bus.publish(event(n % 2 ? 'thing.made.v1' : 'thing.made.v2'))
    await bus.publish(event('thing.last.v1'))
    const count = (name: string) => [...(seen ?? []), ...(before ?? [])].filter((one) => one.endsWith(name)).length
    await waitFor(() => count('made.v2') === 11 && count('made.v1') === 11 && count('last.v1') === 1)
  })

  it('are told apart by what they handle, and one that is gone for long leaves nothing behind', async () => {
    const [{ bus, redis }, database] = [await openBus(0), await openDatabase()]
    const seen: string[] = []
    const gone = await bus.subscribe({
      consumer: 'demo',
      handlers: noting(seen, 'old', 'thing.made.v1'),
      database,
      logger,
    })
    await bus.publish(event('thing.made.v1'))
    await waitFor(() => seen.length === 1)
    await gone.dispose()
    await listen(bus, database, noting(seen, 'new', 'thing.made.v1', 'thing.last.v1'))
    await bus.publish(event('thing.last.v1'))
    await waitFor(() => seen.length === 2)
    expect(seen).toEqual(['old thing.made.v1', 'new thing.last.v1'])
    expect(await redis.xinfo('GROUPS', 'chainlens:events')).toHaveLength(1)
  })
})

describe('a relay that starts after its predecessor was killed', () => {
  it('carries what was left', async () => {
    const [bus, database] = [createInProcessBus(), await openDatabase()]
    await database.transaction((tx) => appendToOutbox(tx, 'demo', { name: 'thing.made.v1', payload: {} }))
    let handled = 0
    await listen(bus, database, {
      'thing.made.v1': async () => {
        handled++
      },
    })
    relay(database, bus)
    await waitFor(() => handled === 1)
  })
})
