import type { Transaction } from '@chainlens/platform/db'
import { type RunEventDraft, type StoredRunEvent, storedEvents } from '../run-event.ts'
import { appendEvents } from '../write-events.ts'
import type { ApprovalAnswer } from './approval.ts'

/** A run that waits, locked by the transaction. */
export interface WaitingRun {
  /** UUID. */
  id: string
  fence: number
  lastSequence: number
}

/** A question that the transaction's run waits for. */
export interface PendingApproval {
  /** UUID. */
  toolExecutionId: string
  toolCallId: string
  toolName: string
}

const REFUSALS = {
  DENIED: {
    summary: 'You said no.',
    error: 'The user was asked and said no. Do not try this again in any form; go on without it.',
  },
  EXPIRED: {
    summary: 'Nobody answered in time.',
    error: 'The user was asked and did not answer in time: the call was not made. Go on without it, and say so.',
  },
}

/** Locks a run that waits for its user; null where it does not (any more). */
export async function lockWaitingRun(transaction: Transaction, runId: string): Promise<WaitingRun | null> {
  const [row] = await transaction.query<{ id: string; fence: string; last_sequence: number }>(
    `select id, fence, last_sequence from agents.runs
     where id = ?::uuid and status = 'WAITING_FOR_APPROVAL' for update`,
    [runId],
  )
  return row ? { id: row.id, fence: Number(row.fence), lastSequence: row.last_sequence } : null
}

/**
 * Answers a question of a run that the transaction has locked: the call is to be made, or has ended as DENIED. The run
 * goes on once none of its questions is left. Returns the events to publish after the commit.
 */
export async function settleApproval(
  transaction: Transaction,
  run: WaitingRun,
  approval: PendingApproval,
  answer: ApprovalAnswer,
): Promise<StoredRunEvent[]> {
  const { toolExecutionId, toolCallId, toolName } = approval
  const refusal = answer === 'APPROVED' ? null : REFUSALS[answer]
  await transaction.query(
    "update agents.approvals set status = ?, answered_at = now() where tool_execution_id = ?::uuid and status = 'PENDING'",
    [answer, toolExecutionId],
  )
  await transaction.query(
    `update agents.tool_executions
     set status = ?, summary = ?, error = ?, ended_at = case when ? then now() end where id = ?::uuid`,
    [
      refusal ? 'DENIED' : 'QUEUED',
      refusal?.summary ?? null,
      refusal?.error ?? null,
      refusal !== null,
      toolExecutionId,
    ],
  )
  const events: RunEventDraft[] = [{ type: 'ApprovalAnswered', payload: { toolCallId, toolName, decision: answer } }]
  if (refusal) {
    const ended = { status: 'DENIED', summary: refusal.summary, durationMs: null, evidence: [] } as const
    events.push({ type: 'ToolCallEnded', payload: { toolCallId, toolName, ...ended, evidence: [] } })
  }
  const at = await appendEvents(transaction, run, events)
  await transaction.query(
    `update agents.runs
     set status = 'QUEUED', is_resumed = true, waiting_since = null,
         waited_ms = waited_ms + extract(epoch from now() - waiting_since) * 1000
     where id = ?::uuid
       and not exists (select 1 from agents.approvals where run_id = ?::uuid and status = 'PENDING')`,
    [run.id, run.id],
  )
  const stored = storedEvents(run.id, run.lastSequence, events, at)
  run.lastSequence += events.length
  return stored
}
