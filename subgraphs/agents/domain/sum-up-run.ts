import type { Database } from '@chainlens/platform/db'
import { type RunEventDraft, type StoredRunEnded, type StoredRunEvent, storedEvents } from '../engine/run-event.ts'

interface RunRow {
  attempt: number
  model: string
  message_id: string
  content: string
}

/**
 * The events of a run whose own were taken away: what the message says, and how the run ended. Who has seen some of
 * them (`afterSequence` is more than 0) is told to forget their text first. Numbered on from there without a gap, so
 * that the end has another number than it once had; asked again from the same place, the same events come.
 */
export async function sumUpRun(
  database: Database,
  ended: StoredRunEnded,
  afterSequence: number,
): Promise<StoredRunEvent[]> {
  const [run] = await database.query<RunRow>(
    `select r.attempt, r.model, r.message_id, m.content
     from agents.runs r join agents.messages m on m.id = r.message_id where r.id = ?::uuid`,
    [ended.runId],
  )
  if (!run) return []
  const { message_id: messageId, attempt, model, content: text } = run
  const begin: RunEventDraft =
    afterSequence === 0
      ? { type: 'RunStarted', payload: { attempt, model } }
      : { type: 'StepReset', payload: { messageId, keepLength: 0, reason: 'EVENTS_PURGED' } }
  const said: RunEventDraft[] = text === '' ? [] : [{ type: 'TextDelta', payload: { messageId, offset: 0, text } }]
  const { type, payload } = ended
  return storedEvents(ended.runId, afterSequence, [begin, ...said, { type, payload }], ended.at)
}
