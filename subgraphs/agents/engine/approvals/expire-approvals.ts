import type { Engine } from '../engine.ts'
import { publishEvents } from '../publish-events.ts'
import type { StoredRunEvent } from '../run-event.ts'
import { lockWaitingRun, settleApproval } from './settle-approval.ts'

const MOST_AT_ONCE = 100

/** Ends the wait for answers that did not come in time: a no, and the runs go on. Any worker may, also several at once. */
export async function expireApprovals({ database, platform }: Pick<Engine, 'database' | 'platform'>): Promise<void> {
  const due = await database.query<{ run_id: string }>(
    `select distinct run_id from agents.approvals where status = 'PENDING' and expires_at <= now() limit ${MOST_AT_ONCE}`,
  )
  for (const { run_id } of due) {
    const events = await database.transaction(async (transaction) => {
      const run = await lockWaitingRun(transaction, run_id)
      if (!run) return []
      const rows = await transaction.query<{ tool_execution_id: string; tool_call_id: string; tool_name: string }>(
        `select tool_execution_id, tool_call_id, tool_name from agents.approvals
         where run_id = ?::uuid and status = 'PENDING' and expires_at <= now() order by tool_execution_id`,
        [run_id],
      )
      const told: StoredRunEvent[] = []
      for (const row of rows) {
        const approval = {
          toolExecutionId: row.tool_execution_id,
          toolCallId: row.tool_call_id,
          toolName: row.tool_name,
        }
        told.push(...(await settleApproval(transaction, run, approval, 'EXPIRED')))
      }
      return told
    })
    publishEvents(platform, events)
  }
}
