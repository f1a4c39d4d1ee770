import { setTimeout as pause } from 'node:timers/promises'
import type { Database, Transaction } from '@chainlens/platform/db'
import { isTransient } from '@chainlens/platform/errors'
import type { Logger } from '@chainlens/platform/telemetry'
import type { PubSubEngine } from 'graphql-subscriptions'
import { publishEvents } from './publish-events.ts'
import { roundIntervalMs } from './round-interval.ts'
import { storedEvents } from './run-event.ts'
import { type EventBatch, type WrittenEvents, writeEvents } from './write-events.ts'

/** How long dispose waits for a database that is away. */
const LAST_WRITE_MS = 5_000

/** Something that has events to write now and then: a run's journal. */
export interface EventSource {
  /** What is to be written now; null for nothing, or while another write of it goes on. */
  take(): EventBatch | null
  /** The batch was written, or refused because the run has changed hands, or cannot be written at all. */
  settle(batch: EventBatch, outcome: 'WRITTEN' | 'LOST' | { error: unknown }): void
}

/** What the event writer is made of. */
export interface EventWriterOptions {
  database: Database
  pubsub: PubSubEngine
  logger: Logger
  /** How long what is said is gathered before it is written; longer where rounds take long. */
  intervalMs?: number
}

/**
 * Writes the events of all runs of a worker: what is said in one insert about every 40 ms for all of
 * them, less often where that takes long, and publishes what was written. A failure of the database that passes is waited for.
 */
export class EventWriter {
  readonly #options: EventWriterOptions
  /** Said since the last round; those that are urgent wait for no round's turn. */
  readonly #waiting = new Set<EventSource>()
  readonly #urgent = new Set<EventSource>()
  readonly #ending = new AbortController()
  /** Takes back the round that is set; null where none is. */
  #unset: (() => void) | null = null
  #isTimerUrgent = false
  #round: Promise<void> | null = null
  /** When the next round for all is due. */
  #dueAt = Number.NEGATIVE_INFINITY

  constructor(options: EventWriterOptions) {
    this.#options = options
  }

  /** Has a source's events written with those of the others: soon, or (urgent) in the next turn of the loop. */
  schedule(source: EventSource, isUrgent: boolean): void {
    const sources = isUrgent ? this.#urgent : this.#waiting
    sources.add(source)
    if (!this.#round) this.#arm()
  }

  /**
   * Writes one run's batch in a transaction of its own, with `work` beside it. False where the run has
   * changed hands: then nothing was written. Throws what `work` throws.
   */
  async write(batch: EventBatch, work?: (transaction: Transaction) => Promise<void>): Promise<boolean> {
    const { runIds } = await this.#writeAll([batch], work)
    return runIds.has(batch.runId)
  }

  /** Writes what is left; nothing may be scheduled afterwards. */
  async dispose(): Promise<void> {
    const limit = setTimeout(() => this.#ending.abort(), LAST_WRITE_MS)
    while (this.#round || this.#isWanted) {
      this.#dueAt = Number.NEGATIVE_INFINITY
      if (!this.#round) this.#start()
      await this.#round
    }
    clearTimeout(limit)
    this.#unset?.()
  }

  get #isWanted(): boolean {
    return this.#urgent.size + this.#waiting.size > 0
  }

  /** Sets the clock for the next round. */
  #arm(): void {
    const isUrgent = this.#urgent.size > 0
    if (this.#unset && (this.#isTimerUrgent || !isUrgent)) return
    this.#unset?.()
    this.#isTimerUrgent = isUrgent
    if (isUrgent) {
      const immediate = setImmediate(() => this.#start())
      this.#unset = () => clearImmediate(immediate)
      return
    }
    const timer = setTimeout(() => this.#start(), Math.max(0, this.#dueAt - performance.now()))
    this.#unset = () => clearTimeout(timer)
  }

  #start(): void {
    this.#unset?.()
    this.#unset = null
    const startedAt = performance.now()
    const sources = new Set(this.#urgent)
    this.#urgent.clear()
    // A timer may fire a moment early.
    const isForAll = startedAt >= this.#dueAt - 1
    if (isForAll) {
      for (const source of this.#waiting) sources.add(source)
      this.#waiting.clear()
      this.#dueAt = Number.POSITIVE_INFINITY
    }
    this.#round = this.#runRound(sources).finally(() => {
      this.#round = null
      if (isForAll)
        this.#dueAt = startedAt + roundIntervalMs(performance.now() - startedAt, this.#options.intervalMs ?? 40)
      if (this.#isWanted) this.#arm()
    })
  }

  async #runRound(sources: ReadonlySet<EventSource>): Promise<void> {
    const taken = [...sources].flatMap((source) => {
      const batch = source.take()
      return batch ? [{ source, batch }] : []
    })
    if (taken.length === 0) return
    const batches = taken.map(({ batch }) => batch)
    try {
      const { runIds } = await this.#writeAll(batches)
      for (const { source, batch } of taken) source.settle(batch, runIds.has(batch.runId) ? 'WRITTEN' : 'LOST')
    } catch {
      // One run's events must not hold up those of the others: each for itself, to find the one.
      for (const { source, batch } of taken)
        await this.write(batch).then(
          (isHeld) => source.settle(batch, isHeld ? 'WRITTEN' : 'LOST'),
          (error) => source.settle(batch, { error }),
        )
    }
  }

  async #writeAll(
    batches: readonly EventBatch[],
    work?: (transaction: Transaction) => Promise<void>,
  ): Promise<WrittenEvents> {
    const { database, logger } = this.#options
    for (let tries = 1; ; tries++) {
      try {
        const written = isOneStatement(batches, work)
          ? await writeEvents(database, batches)
          : await database.transaction(async (transaction) => {
              const result = await writeEvents(transaction, batches)
              if (work && result.runIds.size > 0) await work(transaction)
              return result
            })
        this.#publish(batches, written)
        return tries === 1 ? written : await this.#withCommitted(batches, written)
      } catch (error) {
        if (!isTransient(error) || this.#ending.signal.aborted) throw error
        logger.warn({ err: error, tries }, 'events are written again')
        await pause(Math.min(2_000, 50 * 2 ** tries))
      }
    }
  }

  /** A connection that broke at commit leaves open whether it happened: the run's last sequence tells. */
  async #withCommitted(batches: readonly EventBatch[], written: WrittenEvents): Promise<WrittenEvents> {
    const heads = batches.map(({ runId, fence, base, events }) => ({ id: runId, fence, last: base + events.length }))
    const rows = await this.#options.database.query<{ id: string }>(
      `select r.id from agents.runs r
       join jsonb_to_recordset(?::jsonb) as h(id uuid, fence bigint, last int)
         on r.id = h.id and r.fence = h.fence and r.last_sequence = h.last`,
      [JSON.stringify(heads)],
    )
    return { ...written, runIds: new Set([...written.runIds, ...rows.map((row) => row.id)]) }
  }

  #publish(batches: readonly EventBatch[], { runIds, at }: WrittenEvents): void {
    for (const { runId, base, events } of batches)
      if (runIds.has(runId)) publishEvents(this.#options, storedEvents(runId, base, events, at))
  }
}

/** Whether nothing is written beside events and the text of messages: one statement is a transaction of its own. */
function isOneStatement(batches: readonly EventBatch[], work: unknown): boolean {
  return !work && batches.every(({ message }) => message.citations.length + message.removedMarkers.length === 0)
}
