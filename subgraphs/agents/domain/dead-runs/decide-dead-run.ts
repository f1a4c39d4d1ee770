import type { Principal } from '@chainlens/platform/auth'
import type { Database } from '@chainlens/platform/db'
import type { Logger } from '@chainlens/platform/telemetry'
import type { Services } from '../../context.ts'
import { MessageEntity } from '../../entities/message.ts'
import { queueRun } from '../queue-run.ts'
import { type UserError, userError } from '../user-error.ts'
import type { DeadRun } from './dead-run.ts'
import { readDeadRuns } from './read-dead-runs.ts'

/** What an operator decides about a dead run. */
export interface Decision {
  /** UUID. */
  runId: string
  decision: 'RETRIED' | 'DISCARDED'
  /** UUID of the administrator's account, or `operator`. */
  by: string
}

/** What became of a decision. */
export interface Decided {
  deadRun: DeadRun | null
  /** UUID of the run to wake workers for; null for none. */
  retryRunId: string | null
  userErrors: UserError[]
}

/**
 * Decides what becomes of a dead run, once: retried, its question is answered again beside the broken answer, as its
 * user with the rights that the question had; discarded, it is only off the list. Who decided, and when, is kept and
 * logged. Errors: DEAD_RUN_NOT_FOUND, ALREADY_DECIDED, and those of a new answer (e.g. BUDGET_EXHAUSTED), after which
 * it is still to be decided.
 */
export async function decideDeadRun(
  services: Pick<Services, 'database' | 'models'> & { logger: Logger },
  { runId, decision, by }: Decision,
): Promise<Decided> {
  const { database, logger } = services
  // A retry whose process died before the new run was stored may be decided again: the new run is made once.
  const taken = await database.query(
    `update agents.dead_runs set decision = ?, decided_by = ?, decided_at = now()
     where run_id = ?::uuid and (decision is null or (decision = 'RETRIED' and ? = 'RETRIED' and retry_run_id is null))
     returning run_id`,
    [decision, by, runId, decision],
  )
  const read = async () => (await readDeadRuns(database, { runId, withDecided: true, limit: 1 }))[0] ?? null
  if (taken.length === 0) {
    const deadRun = await read()
    const error = deadRun
      ? userError('ALREADY_DECIDED', 'Somebody has decided about this run before.', 'runId')
      : userError('DEAD_RUN_NOT_FOUND', 'There is no such dead run.', 'runId')
    return { deadRun, retryRunId: null, userErrors: [error] }
  }
  const retry = decision === 'RETRIED' ? await queueAgain(services, runId) : null
  if (retry && 'refusal' in retry) {
    await database.query(
      `update agents.dead_runs set decision = null, decided_by = null, decided_at = null
       where run_id = ?::uuid and retry_run_id is null`,
      [runId],
    )
    return { deadRun: await read(), retryRunId: null, userErrors: [retry.refusal] }
  }
  if (retry)
    await database.query('update agents.dead_runs set retry_run_id = ?::uuid where run_id = ?::uuid', [
      retry.runId,
      runId,
    ])
  logger.warn({ runId, decision, decidedBy: by, retryRunId: retry?.runId }, 'a dead run was decided')
  return { deadRun: await read(), retryRunId: retry?.runId ?? null, userErrors: [] }
}

interface RunRow {
  session_id: string
  user_id: string
  message_id: string
  model: string
  principal: Pick<Principal, 'role' | 'scopes'>
}

async function queueAgain(services: { database: Database; models: Services['models'] }, runId: string) {
  const { database } = services
  const [run] = await database.query<RunRow>(
    'select session_id, user_id, message_id, model, principal from agents.runs where id = ?::uuid',
    [runId],
  )
  const target = run ? await database.fork().findOne(MessageEntity, { id: run.message_id }) : null
  if (!run || !target) return { refusal: userError('DEAD_RUN_NOT_FOUND', 'Its conversation is gone.', 'runId') }
  return queueRun(services, {
    sessionId: run.session_id,
    principal: { ...run.principal, userId: run.user_id, signInId: null, runId: null },
    turn: { kind: 'REGENERATE', messageId: target.id },
    target,
    whileRunning: 'ENQUEUE',
    clientRequestId: `retry-of-${runId}`,
    model: run.model,
  })
}
