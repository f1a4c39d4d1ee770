import type { RunContext } from '../run-context.ts'
import type { RunEventDraft } from '../run-event.ts'
import { RunInterruption } from '../run-interruption.ts'
import type { ApprovalReason } from './approval.ts'

interface HeldRow {
  tool_execution_id: string
  tool_call_id: string
  tool_name: string
  arguments: string
  arguments_hash: string
  reasons: ApprovalReason[]
  expires_at: string
}

/**
 * Puts the questions of a step to the user and lets the run go, in one transaction: nobody holds it until they are
 * answered, so a wait costs nothing and survives every restart. Always throws: RunInterruption PARKED, or STOPPED
 * where its user stopped it meanwhile.
 */
export async function parkRun({ engine, run, journal }: RunContext): Promise<never> {
  const ttlMs = engine.platform.config.approvalSeconds * 1_000
  // The database's clock: any process may be the one that finds a question out of time.
  const rows = await engine.database.query<HeldRow>(
    `select a.tool_execution_id, a.tool_call_id, a.tool_name, a.arguments, a.arguments_hash, a.reasons,
       now() + ? * interval '1 millisecond' as expires_at
     from agents.approvals a join agents.tool_executions t on t.id = a.tool_execution_id
     where a.run_id = ?::uuid and a.status = 'PENDING' order by t.position`,
    [ttlMs, run.id],
  )
  let isParked = false
  await journal.commit(rows.map(requestOf), async (transaction) => {
    await transaction.query(
      `update agents.approvals set requested_at = now(), expires_at = ?::timestamptz
       where run_id = ?::uuid and status = 'PENDING'`,
      [rows[0]?.expires_at ?? null, run.id],
    )
    const parked = await transaction.query(
      `update agents.runs
       set status = 'WAITING_FOR_APPROVAL', waiting_since = now(), lease_owner = null, lease_expires_at = null
       where id = ?::uuid and fence = ? and stop_requested_at is null returning id`,
      [run.id, run.fence],
    )
    isParked = parked.length > 0
  })
  throw new RunInterruption(isParked ? 'PARKED' : 'STOPPED')
}

function requestOf(row: HeldRow): RunEventDraft {
  return {
    type: 'ApprovalRequested',
    payload: {
      toolCallId: row.tool_call_id,
      toolName: row.tool_name,
      arguments: JSON.parse(row.arguments),
      argumentsHash: row.arguments_hash,
      reasons: row.reasons,
      expiresAt: new Date(row.expires_at).toISOString(),
    },
  }
}
