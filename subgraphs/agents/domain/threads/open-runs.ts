import type { Queryable } from '../../engine/held-run.ts'
import type { RunStatus } from '../../entities/run.ts'
import type { Turn } from './turn.ts'

/** A run of a session that has not ended. */
export interface OpenRun {
  id: string
  status: RunStatus
  kind: Turn['kind']
  place: number
  /** Times that a worker took it. */
  attempt: number
  isStopping: boolean
  questionId: string
  answerId: string
  /** Position of the answer. */
  position: number
  /** Whether the answer is on the branch that is shown. */
  isShown: boolean
}

/**
 * The runs of a session that have not ended, first the one that goes on, or does so next; the others wait, in their
 * order. The caller has the session's lock; with `lock`, no worker takes one of them meanwhile.
 */
export async function readOpenRuns(database: Queryable, sessionId: string, lock = false): Promise<OpenRun[]> {
  return database.query<OpenRun>(
    `select r.id, r.status, r.kind, r.place, r.attempt, r.stop_requested_at is not null as "isStopping",
       r.user_message_id as "questionId", r.message_id as "answerId", m.position, m.is_shown as "isShown"
     from agents.runs r join agents.messages m on m.id = r.message_id
     where r.session_id = ?::uuid and r.ended_at is null
     order by r.status = 'QUEUED', r.place, r.created_at, r.id ${lock ? 'for update of r' : ''}`,
    [sessionId],
  )
}
