import type { Database } from '@chainlens/platform/db'
import type { RunEventDraft, StoredRunEvent } from '../engine/run-event.ts'
import { sumUpRun } from './sum-up-run.ts'

/** Rows that are read at a time, so that a reader of a long run never holds all of it. */
const PAGE = 200

interface EventRow {
  sequence: number
  type: RunEventDraft['type']
  payload: RunEventDraft['payload']
  at: string
}

/**
 * The next stored events of a run after a sequence; ENDED where the run is over and has no more. Of a run that ended
 * long ago they are summed up.
 */
export async function readRunEvents(
  database: Database,
  runId: string,
  afterSequence: number,
): Promise<StoredRunEvent[] | 'ENDED'> {
  const rows = await database.query<EventRow>(
    `select sequence, type, payload, at from agents.run_events
     where run_id = ?::uuid and sequence > ? order by sequence limit ${PAGE}`,
    [runId, afterSequence],
  )
  const events = rows.map(
    (row) =>
      ({
        type: row.type,
        payload: row.payload,
        runId,
        sequence: row.sequence,
        at: new Date(row.at).toISOString(),
      }) as StoredRunEvent,
  )
  const [first] = events
  // Events are stored without a gap: what is missing before the last was taken away.
  if (first?.type === 'RunEnded' && first.sequence > afterSequence + 1) return sumUpRun(database, first, afterSequence)
  if (events.length > 0) return events
  const [run] = await database.query<{ is_over: boolean }>(
    'select ended_at is not null and last_sequence <= ? as is_over from agents.runs where id = ?::uuid',
    [afterSequence, runId],
  )
  return run?.is_over === false ? [] : 'ENDED'
}
