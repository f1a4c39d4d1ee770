import type { Transaction } from '@chainlens/platform/db'
import { appendToOutbox } from '@chainlens/platform/events'
import type { HeldRun } from './held-run.ts'
import type { RunEventDraft, RunOutcome, RunUsage } from './run-event.ts'
import { type CallRecord, isOpen } from './run-progress.ts'
import { storableJson } from './storable.ts'

const INTERRUPTED = 'The run ended before this call did.'

/** What a run tells at its end: how its open calls ended, and, last of all, how it ended itself. */
export function endingEvents(
  run: Pick<HeldRun, 'messageId'>,
  calls: readonly CallRecord[],
  outcome: RunOutcome,
  usage: RunUsage | null,
): RunEventDraft[] {
  const open = calls.filter(isOpen).map(({ call, effect, status: stood }): RunEventDraft => {
    const { toolCallId, toolName } = call
    const status = effect === 'WRITE' && stood === 'RUNNING' ? 'OUTCOME_UNKNOWN' : 'CANCELLED'
    const payload = { toolCallId, toolName, status, summary: INTERRUPTED, durationMs: null, evidence: [] } as const
    return { type: 'ToolCallEnded', payload: { ...payload, evidence: [] } }
  })
  return [...open, { type: 'RunEnded', payload: { ...outcome, messageId: run.messageId, usage } }]
}

/** Closes a run's rows, settles its reservation, and has the world told; in the transaction of its last events. */
export async function closeRun(
  transaction: Transaction,
  run: Pick<HeldRun, 'id' | 'sessionId' | 'userId' | 'messageId' | 'fence'>,
  outcome: RunOutcome,
  usage: RunUsage | null,
): Promise<void> {
  await transaction.query(
    `update agents.tool_executions
     set status = case when effect = 'WRITE' and status = 'RUNNING' then 'OUTCOME_UNKNOWN' else 'CANCELLED' end,
         summary = ?, error = ?, fence = ?, ended_at = now()
     where run_id = ?::uuid and ended_at is null`,
    [INTERRUPTED, INTERRUPTED, run.fence, run.id],
  )
  await transaction.query(
    `update agents.approvals set status = 'WITHDRAWN', answered_at = now() where run_id = ?::uuid and status = 'PENDING'`,
    [run.id],
  )
  await transaction.query(
    `update agents.messages set token_count = ?, cost_usd = ?::numeric, tool_calls = coalesce((
       select jsonb_agg(jsonb_build_object(
         'toolCallId', tool_call_id, 'toolName', tool_name, 'arguments', input_parameters) order by position)
       from agents.tool_executions where run_id = ?::uuid), '[]')
     where id = ?::uuid`,
    [usage?.outputTokens ?? null, usage?.costUsd ?? null, run.id, run.messageId],
  )
  // A call that is still reserved was never made: its worker did not learn that it might.
  await transaction.query(
    `with unmade as (
       update agents.model_calls set status = 'VOID', reserved_usd = 0, input_tokens = 0, is_estimated = false,
         ended_at = now()
       where run_id = ?::uuid and status = 'RESERVED'
     )
     update agents.runs
     set status = ?, error = ?::jsonb, reserved_usd = 0,
         ended_at = now(), lease_owner = null, lease_expires_at = null
     where id = ?::uuid and fence = ? and status = 'RUNNING'`,
    [run.id, outcome.status, outcome.error ? storableJson(outcome.error) : null, run.id, run.fence],
  )
  // Nothing asks for it any more.
  await transaction.query(
    'update agents.run_steps set model_state = null where run_id = ?::uuid and model_state is not null',
    [run.id],
  )
  await appendToOutbox(transaction, 'agents', {
    name: 'run.ended.v1',
    payload: { runId: run.id, sessionId: run.sessionId, userId: run.userId, status: outcome.status },
  })
}
