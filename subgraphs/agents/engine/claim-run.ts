import { HELD_RUN_COLUMNS, type HeldRun, type HeldRunRow, heldRunOf, type Queryable } from './held-run.ts'

/** The oldest that may be had. */
const OLDEST = `select w.id, w.attempt = 0 as is_fresh from agents.runs w
  where w.status = 'QUEUED' and w.stop_requested_at is null and w.losses < ? and not exists (
    select 1 from agents.runs ahead
    where ahead.session_id = w.session_id and ahead.ended_at is null and ahead.id <> w.id
      and (ahead.place < w.place or ahead.status <> 'QUEUED')
  )
  order by w.created_at, w.id for update skip locked limit 1`

/** One that the transaction itself has stored. */
const STORED_HERE = 'select w.id, true as is_fresh from agents.runs w where w.id = ?::uuid'

type ClaimedRow = HeldRunRow & { is_fresh: boolean }

/**
 * Takes one for a worker. What no worker had before is begun in the same statement, so that nothing but a commit stands
 * between its question and its model: its RunStarted is stored, for whoever executes it to publish, and its first step.
 */
const claim = (next: string) => `with next as (${next}), taken as (
    update agents.runs r
    set status = 'RUNNING', attempt = r.attempt + case when r.is_resumed then 0 else 1 end, is_resumed = false,
        fence = r.fence + 1, lease_owner = ?::uuid, lease_expires_at = now() + ?::int * interval '1 millisecond',
        started_at = coalesce(r.started_at, now()), last_sequence = r.last_sequence + next.is_fresh::int
    from next where r.id = next.id
    returning next.is_fresh, ${HELD_RUN_COLUMNS}
  ), told as (
    insert into agents.run_events (run_id, sequence, fence, type, payload)
    select id, last_sequence, fence, 'RunStarted', jsonb_build_object('attempt', attempt, 'model', model)
    from taken where is_fresh
  ), begun as (
    insert into agents.run_steps (run_id, step, text_start, text_state)
    select id, 1, 0, '{"citations": [], "unsupportedNumbers": []}' from taken where is_fresh
  )
  select * from taken`

const CLAIM_OLDEST = claim(OLDEST)
const CLAIM_STORED_HERE = claim(STORED_HERE)

/**
 * Takes the oldest waiting run for a worker, whatever other workers do at the same time; null where none waits. A run
 * behind another of its session is not yet to be had: a session is answered one by one, in the order of `place`;
 * and one that has cost `mostLosses` workers costs no other: the sweep ends it.
 */
export async function claimRun(
  database: Queryable,
  input: { workerId: string; leaseMs: number; mostLosses: number },
): Promise<HeldRun | null> {
  const [row] = await database.query<ClaimedRow>(CLAIM_OLDEST, [input.mostLosses, input.workerId, input.leaseMs])
  return row ? heldRunOf(row, row.is_fresh) : null
}

/**
 * Takes a run that this transaction has stored, and that none of its session goes before.
 *
 * @param input.firstQuestion what it answers, where that begins the conversation
 */
export async function claimStored(
  transaction: Queryable,
  input: { runId: string; workerId: string; leaseMs: number; firstQuestion: string | null },
): Promise<HeldRun> {
  const [row] = await transaction.query<ClaimedRow>(CLAIM_STORED_HERE, [input.runId, input.workerId, input.leaseMs])
  if (!row) throw new Error(`The run ${input.runId} is not there to be claimed.`)
  return { ...heldRunOf(row, true), firstQuestion: input.firstQuestion }
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
