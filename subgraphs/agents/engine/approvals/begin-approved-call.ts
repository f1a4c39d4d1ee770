import { withPatience } from '@chainlens/platform/async'
import { isTransient } from '@chainlens/platform/errors'
import type { RunContext } from '../run-context.ts'
import { RunInterruption } from '../run-interruption.ts'
import type { CallRecord } from '../run-progress.ts'
import { canonicalArguments } from './canonical-arguments.ts'

const PATIENCE_MS = 30_000

/**
 * Marks an approved call as begun, durably, before anything is done: a worker that is killed from here on leaves a
 * write whose outcome is unknown, and one that is killed before leaves a call to be made. False where the arguments
 * are not, to the byte, those that the user agreed to. Throws RunInterruption LOST where the run has changed hands.
 */
export async function beginApprovedCall({ engine, run, signal }: RunContext, record: CallRecord): Promise<boolean> {
  const begin = () =>
    engine.database.query<{ arguments_hash: string }>(
      `with held as (
         select id from agents.runs where id = ?::uuid and fence = ? and status = 'RUNNING' for update
       )
       update agents.tool_executions t set status = 'RUNNING', fence = ?, executed_at = now()
       from held, agents.approvals a
       where t.id = ?::uuid and t.run_id = held.id and (t.status = 'QUEUED' or (t.status = 'RUNNING' and t.fence = ?))
         and a.tool_execution_id = t.id and a.status = 'APPROVED'
       returning a.arguments_hash`,
      // A repetition after an answer that was lost finds the call begun, under this fence.
      [run.id, run.fence, run.fence, record.id, run.fence],
    )
  const [approval] = await withPatience({ patienceMs: PATIENCE_MS, signal, mayPass: isTransient }, begin)
  if (!approval) throw new RunInterruption('LOST')
  record.status = 'RUNNING'
  record.approvedHash = approval.arguments_hash
  return approval.arguments_hash === canonicalArguments(record.call.arguments).hash
}
