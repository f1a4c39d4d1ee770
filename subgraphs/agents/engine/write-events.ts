import type { Transaction } from '@chainlens/platform/db'
import type { FactEvidence } from '../models/model.ts'
import type { RunEventDraft } from './run-event.ts'
import { storableJson } from './storable.ts'

/** What a marker of a message stands for, as it is stored. */
export interface StoredCitation {
  marker: number
  /** Of the run; not stored. */
  factId: string
  label: string
  /** Decimal text; null for a statement. */
  value: string | null
  unit: string | null
  evidence: FactEvidence
}

/** What one run has to write: events, and what they make of its message. */
export interface EventBatch {
  runId: string
  fence: number
  /** Sequence of the event before the first of these. */
  base: number
  events: RunEventDraft[]
  message: {
    id: string
    /** The whole content after these events; null: it is not written now, and readers take their words from the events. */
    content: string | null
    /** Whether the content that is stored then holds all words up to the last of these events. */
    isTold: boolean
    /** null: as they are stored. */
    unsupportedNumbers: string[] | null
    citations: StoredCitation[]
    /** Markers that no longer stand in the message. */
    removedMarkers: number[]
  }
}

/** The runs whose events were written, and when. A run that changed hands is not among them: nothing of it was written. */
export interface WrittenEvents {
  runIds: Set<string>
  at: string
}

/**
 * Writes events of several runs, and what is due of their messages, in one transaction. Runs are locked in the order
 * of their ids, so that two workers never wait for each other.
 */
export async function writeEvents(
  transaction: Pick<Transaction, 'query'>,
  batches: readonly EventBatch[],
): Promise<WrittenEvents> {
  const heads = batches.map(({ runId, fence, base, events, message }) => ({
    id: runId,
    fence,
    base,
    last: base + events.length,
    is_told: message.isTold,
  }))
  const messages = batches
    .filter(({ message }) => message.content !== null || message.unsupportedNumbers !== null)
    .map(({ runId, message }) => ({
      run_id: runId,
      id: message.id,
      content: message.content,
      unsupported: message.unsupportedNumbers,
    }))
  // One statement: each of a deployment's words costs one way to the database and back, not three.
  const held = await transaction.query<{ id: string; at: string }>(
    `with held as (
       update agents.runs r
       set last_sequence = h.last, told_sequence = case when h.is_told then h.last else r.told_sequence end
       from (
         select locked.id, b.last, b.is_told
         from agents.runs locked
         join jsonb_to_recordset(?::jsonb) as b(id uuid, fence bigint, base int, last int, is_told boolean)
           on locked.id = b.id and locked.fence = b.fence and locked.last_sequence = b.base
         where locked.status = 'RUNNING'
         order by locked.id
         for update of locked
       ) h
       where r.id = h.id
       returning r.id
     ), told as (
       insert into agents.run_events (run_id, sequence, fence, type, payload)
       select e.run_id, e.sequence, e.fence, e.type, e.payload
       from jsonb_to_recordset(?::jsonb) as e(run_id uuid, sequence int, fence bigint, type text, payload jsonb)
       join held on held.id = e.run_id
     ), said as (
       update agents.messages m
       set content = coalesce(c.content, m.content), unsupported_numbers = coalesce(c.unsupported, m.unsupported_numbers)
       from jsonb_to_recordset(?::jsonb) as c(run_id uuid, id uuid, content text, unsupported jsonb)
       join held on held.id = c.run_id
       where m.id = c.id
     )
     select id, now() as at from held`,
    [JSON.stringify(heads), storableJson(eventRows(batches)), storableJson(messages)],
  )
  const runIds = new Set(held.map((row) => row.id))
  const written = batches.filter((batch) => runIds.has(batch.runId))
  if (written.length === 0) return { runIds, at: '' }
  await writeCitations(transaction, written)
  return { runIds, at: new Date(held[0]?.at ?? '').toISOString() }
}

/** Appends events to a run that the transaction holds, whose message stays as it is. Returns when. */
export async function appendEvents(
  transaction: Pick<Transaction, 'query'>,
  run: { id: string; fence: number; lastSequence: number },
  events: RunEventDraft[],
): Promise<string> {
  const [row] = await transaction.query<{ at: string }>(
    'update agents.runs set last_sequence = ? where id = ?::uuid and fence = ? returning now() as at',
    [run.lastSequence + events.length, run.id, run.fence],
  )
  await insertEvents(transaction, [{ runId: run.id, fence: run.fence, base: run.lastSequence, events }])
  return new Date(row?.at ?? '').toISOString()
}

type EventRows = readonly Pick<EventBatch, 'runId' | 'fence' | 'base' | 'events'>[]

function eventRows(batches: EventRows): object[] {
  return batches.flatMap(({ runId, fence, base, events }) =>
    events.map(({ type, payload }, index) => ({ run_id: runId, sequence: base + 1 + index, fence, type, payload })),
  )
}

async function insertEvents(transaction: Pick<Transaction, 'query'>, batches: EventRows): Promise<void> {
  await transaction.query(
    `insert into agents.run_events (run_id, sequence, fence, type, payload)
     select run_id, sequence, fence, type, payload
     from jsonb_to_recordset(?::jsonb) as e(run_id uuid, sequence int, fence bigint, type text, payload jsonb)`,
    [storableJson(eventRows(batches))],
  )
}

async function writeCitations(transaction: Pick<Transaction, 'query'>, batches: readonly EventBatch[]): Promise<void> {
  const removed = batches.flatMap(({ message }) =>
    message.removedMarkers.map((marker) => ({ message_id: message.id, marker })),
  )
  const added = batches.flatMap(({ message }) =>
    message.citations.map((citation) => ({ message_id: message.id, ...citation })),
  )
  if (removed.length > 0)
    await transaction.query(
      `delete from agents.citations c using jsonb_to_recordset(?::jsonb) as r(message_id uuid, marker int)
       where c.message_id = r.message_id and c.marker = r.marker`,
      [JSON.stringify(removed)],
    )
  if (added.length > 0)
    await transaction.query(
      `insert into agents.citations (message_id, marker, label, value, unit, evidence)
       select message_id, marker, label, value, unit, evidence
       from jsonb_to_recordset(?::jsonb)
         as a(message_id uuid, marker int, label text, value numeric, unit text, evidence jsonb)
       on conflict (message_id, marker) do update
       set label = excluded.label, value = excluded.value, unit = excluded.unit, evidence = excluded.evidence`,
      [storableJson(added)],
    )
}
