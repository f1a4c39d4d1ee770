import { HELD_RUN_COLUMNS, type HeldRun, type HeldRunRow, heldRunOf, type Queryable } from './held-run.ts'

/**
 * Takes the oldest waiting run for a worker, whatever other workers do at the same time; null where none waits. A run
 * behind another of its session is not yet to be had: a session is answered one by one, in the order of `place`;
 * and one that has cost `mostLosses` workers costs no other: the sweep ends it.
 */
export async function claimRun(
  database: Queryable,
  input: { workerId: string; leaseMs: number; mostLosses: number },
): Promise<HeldRun | null> {
  const [row] = await database.query<HeldRunRow>(
    `update agents.runs r
     set status = 'RUNNING', attempt = r.attempt + case when r.is_resumed then 0 else 1 end, is_resumed = false, fence = r.fence + 1, lease_owner = ?::uuid,
         lease_expires_at = now() + ? * interval '1 millisecond', started_at = coalesce(r.started_at, now())
     where r.id = (
       select w.id from agents.runs w where w.status = 'QUEUED' and w.stop_requested_at is null and w.losses < ? and not exists (
         select 1 from agents.runs ahead
         where ahead.session_id = w.session_id and ahead.ended_at is null and ahead.id <> w.id
           and (ahead.place < w.place or ahead.status <> 'QUEUED')
       )
       order by w.created_at, w.id for update skip locked limit 1
     )
     returning ${HELD_RUN_COLUMNS}`,
    [input.workerId, input.leaseMs, input.mostLosses],
  )
  return row ? heldRunOf(row) : null
}

/**
 * Takes one waiting run (for a worker, or for its user's consent) in order to end it; no attempt is counted. Null where
 * it does not wait (any more).
 */
export async function claimToEnd(transaction: Queryable, runId: string): Promise<HeldRun | null> {
  const [row] = await transaction.query<HeldRunRow>(
    `update agents.runs r
     set status = 'RUNNING', fence = r.fence + 1, lease_owner = r.id, lease_expires_at = now(), waiting_since = null
     where r.id = ?::uuid and r.status in ('QUEUED', 'WAITING_FOR_APPROVAL')
     returning ${HELD_RUN_COLUMNS}`,
    [runId],
  )
  return row ? heldRunOf(row) : null
}
