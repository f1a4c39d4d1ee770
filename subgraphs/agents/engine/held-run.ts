import type { Database, Transaction } from '@chainlens/platform/db'

/** A run as the worker that holds it knows it. */
export interface HeldRun {
  id: string
  sessionId: string
  userId: string
  userMessageId: string
  messageId: string
  model: string
  attempt: number
  /** Carried by every write; another hold has another fence. */
  fence: number
  /** Of the last event that was stored when it was claimed. */
  lastSequence: number
  /** Who asked. */
  principal: { role: 'USER' | 'ADMIN'; scopes: string[] }
  inputTokens: number | null
  outputTokens: number | null
  costUsd: string | null
  createdAt: Date
  /** How long the run has been going on, over all attempts, when it was claimed. */
  elapsedMs: number
}

/** Anything that statements can be given to. */
export type Queryable = Pick<Database | Transaction, 'query'>

interface RunRow {
  id: string
  session_id: string
  user_id: string
  user_message_id: string
  message_id: string
  model: string
  attempt: number
  fence: string
  last_sequence: number
  principal: HeldRun['principal']
  input_tokens: number | null
  output_tokens: number | null
  cost_usd: string | null
  created_at: string
  elapsed_ms: string
}

function heldRunOf(row: RunRow): HeldRun {
  return {
    id: row.id,
    sessionId: row.session_id,
    userId: row.user_id,
    userMessageId: row.user_message_id,
    messageId: row.message_id,
    model: row.model,
    attempt: row.attempt,
    fence: Number(row.fence),
    lastSequence: row.last_sequence,
    principal: row.principal,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_usd,
    createdAt: new Date(row.created_at),
    elapsedMs: Number(row.elapsed_ms),
  }
}

const COLUMNS = `r.id, r.session_id, r.user_id, r.user_message_id, r.message_id, r.model, r.attempt, r.fence,
  r.last_sequence, r.principal, r.input_tokens, r.output_tokens, r.cost_usd, r.created_at,
  extract(epoch from now() - r.started_at) * 1000 as elapsed_ms`

/** Takes the oldest waiting run for a worker, whatever other workers do at the same time; null where none waits. */
export async function claimRun(
  database: Queryable,
  input: { workerId: string; leaseMs: number },
): Promise<HeldRun | null> {
  const [row] = await database.query<RunRow>(
    `update agents.runs r
     set status = 'RUNNING', attempt = r.attempt + 1, fence = r.fence + 1, lease_owner = ?::uuid,
         lease_expires_at = now() + ? * interval '1 millisecond', started_at = coalesce(r.started_at, now())
     where r.id = (
       select id from agents.runs where status = 'QUEUED' and stop_requested_at is null
       order by created_at, id for update skip locked limit 1
     )
     returning ${COLUMNS}`,
    [input.workerId, input.leaseMs],
  )
  return row ? heldRunOf(row) : null
}

/** Takes one waiting run in order to end it; no attempt is counted. Null where it does not wait (any more). */
export async function claimToEnd(transaction: Queryable, runId: string): Promise<HeldRun | null> {
  const [row] = await transaction.query<RunRow>(
    `update agents.runs r
     set status = 'RUNNING', fence = r.fence + 1, lease_owner = r.id, lease_expires_at = now()
     where r.id = ?::uuid and r.status = 'QUEUED'
     returning ${COLUMNS}`,
    [runId],
  )
  return row ? heldRunOf(row) : null
}

/** Gives a run back, so that another worker goes on with it at once. */
export async function releaseRun(database: Queryable, run: Pick<HeldRun, 'id' | 'fence'>): Promise<void> {
  await database.query(
    `update agents.runs set status = 'QUEUED', lease_owner = null, lease_expires_at = null
     where id = ?::uuid and fence = ? and status = 'RUNNING'`,
    [run.id, run.fence],
  )
}

/** Extends the leases of runs. Returns those that are still held, and whether their user wants them stopped. */
export async function extendLeases(
  database: Queryable,
  input: { runs: readonly Pick<HeldRun, 'id' | 'fence'>[]; leaseMs: number },
): Promise<Map<string, { isStopRequested: boolean }>> {
  const rows = await database.query<{ id: string; is_stop_requested: boolean }>(
    `update agents.runs r set lease_expires_at = now() + ? * interval '1 millisecond'
     from jsonb_to_recordset(?::jsonb) as h(id uuid, fence bigint)
     where r.id = h.id and r.fence = h.fence and r.status = 'RUNNING'
     returning r.id, r.stop_requested_at is not null as is_stop_requested`,
    [input.leaseMs, JSON.stringify(input.runs.map(({ id, fence }) => ({ id, fence })))],
  )
  return new Map(rows.map((row) => [row.id, { isStopRequested: row.is_stop_requested }]))
}
