import type { Database } from '@chainlens/platform/db'
import type { DeadRun } from './dead-run.ts'

interface Row {
  run_id: string
  user_id: string
  model: string
  reason: string
  attempt: number
  losses: { workerId: string; step: number | null; openTools: string[]; lostAt: string }[]
  died_at: string
  decision: DeadRun['decision']
  decided_by: string | null
  decided_at: string | null
  retry_run_id: string | null
}

/** Which dead runs to read. */
export interface DeadRunFilter {
  /** UUID of one. */
  runId?: string
  /** True: those that were decided too. */
  withDecided?: boolean
  limit: number
}

/** Dead runs, the longest dead first. */
export async function readDeadRuns(database: Pick<Database, 'query'>, filter: DeadRunFilter): Promise<DeadRun[]> {
  const { runId = null, withDecided = false, limit } = filter
  const rows = await database.query<Row>(
    `select d.run_id, r.user_id, r.model, d.reason, r.attempt, d.died_at, d.decision, d.decided_by, d.decided_at,
       d.retry_run_id,
       coalesce((select jsonb_agg(jsonb_build_object(
           'workerId', l.worker_id, 'step', l.step, 'openTools', l.open_tools, 'lostAt', l.lost_at) order by l.fence)
         from agents.run_losses l where l.run_id = d.run_id), '[]') as losses
     from agents.dead_runs d join agents.runs r on r.id = d.run_id
     where (?::uuid is null or d.run_id = ?::uuid) and (? or d.decision is null)
     order by d.died_at, d.run_id limit ?`,
    [runId, runId, withDecided, limit],
  )
  return rows.map((row) => ({
    runId: row.run_id,
    userId: row.user_id,
    model: row.model,
    reason: row.reason,
    attempts: row.attempt,
    losses: row.losses.map((loss) => ({ ...loss, lostAt: new Date(loss.lostAt) })),
    diedAt: new Date(row.died_at),
    decision: row.decision,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
    retryRunId: row.retry_run_id,
  }))
}
