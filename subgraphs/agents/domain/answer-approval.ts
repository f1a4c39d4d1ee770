import type { Transaction } from '@chainlens/platform/db'
import { ClientError } from '@chainlens/platform/errors'
import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context } from '../context.ts'
import type { ApprovalStatus } from '../engine/approvals/approval.ts'
import { lockWaitingRun, settleApproval } from '../engine/approvals/settle-approval.ts'
import { publishEvents } from '../engine/publish-events.ts'
import type { StoredRunEvent } from '../engine/run-event.ts'
import type { Approval } from '../entities/approval.ts'
import { findOwn } from './find-own.ts'
import { type UserError, userError } from './user-error.ts'
import { wakeWorkers } from './wake-workers.ts'

/** What answerApproval takes. */
export interface AnswerApprovalInput {
  runId: string
  toolCallId: string
  /** Of the arguments that were shown. */
  argumentsHash: string
  decision: 'APPROVE' | 'DENY'
}

/**
 * Answers the question whether a call may be made: once, whoever asks at the same time, and for these arguments only.
 * The run goes on, at any worker, when none of its questions is left. Errors: APPROVAL_NOT_FOUND, ARGUMENTS_CHANGED,
 * APPROVAL_ALREADY_ANSWERED, APPROVAL_EXPIRED, APPROVAL_WITHDRAWN. Throws FORBIDDEN where a run asks.
 */
export async function answerApproval(
  context: Context,
  input: AnswerApprovalInput,
): Promise<{ approval: Approval | null; userErrors: UserError[] }> {
  const principal = requirePrincipal(context)
  if (principal.runId) throw new ClientError('FORBIDDEN', 'A run may not answer for its user.')
  const { database, platform } = context.services
  const run = await findOwn(context, 'run', input.runId)
  if (!run) return refused(userError('APPROVAL_NOT_FOUND', 'You have no such run.', 'runId'))
  const settled = await database.transaction((transaction) => settle(transaction, run.id, input))
  if (settled.events.length > 0) {
    publishEvents(platform, settled.events)
    wakeWorkers(platform, run.id)
  }
  context.loaders.runs.clear(run.id)
  const approval = settled.toolExecutionId
    ? await context.loaders.approvals.clear(settled.toolExecutionId).load(settled.toolExecutionId)
    : null
  return { approval, userErrors: settled.refusal ? [settled.refusal] : [] }
}

function refused(error: UserError): { approval: null; userErrors: UserError[] } {
  return { approval: null, userErrors: [error] }
}

interface Settled {
  toolExecutionId: string | null
  refusal: UserError | null
  events: StoredRunEvent[]
}

interface ApprovalRow {
  tool_execution_id: string
  tool_name: string
  arguments_hash: string
  status: ApprovalStatus
  is_due: boolean
}

async function settle(transaction: Transaction, runId: string, input: AnswerApprovalInput): Promise<Settled> {
  // The run's lock puts answers, stops and expiry in order; what is read after it is what holds.
  const run = await lockWaitingRun(transaction, runId)
  const [row] = await transaction.query<ApprovalRow>(
    `select tool_execution_id, tool_name, arguments_hash, status, coalesce(expires_at <= now(), false) as is_due
     from agents.approvals where run_id = ?::uuid and tool_call_id = ?
       and (requested_at is not null or status <> 'PENDING')`,
    [runId, input.toolCallId],
  )
  if (!row) return refuse(null, 'APPROVAL_NOT_FOUND', 'No such call of this run waits for an answer.', 'toolCallId')
  const id = row.tool_execution_id
  if (row.arguments_hash !== input.argumentsHash)
    return refuse(id, 'ARGUMENTS_CHANGED', 'These are not the arguments of the call: look again.', 'argumentsHash')
  if (row.status === 'WITHDRAWN') return refuse(id, 'APPROVAL_WITHDRAWN', 'The run has ended; the call is not made.')
  if (row.status === 'EXPIRED' || (row.status === 'PENDING' && row.is_due))
    return refuse(id, 'APPROVAL_EXPIRED', 'The time to answer has run out; the call is not made.')
  if (row.status !== 'PENDING' || !run)
    return refuse(id, 'APPROVAL_ALREADY_ANSWERED', 'This was answered already, maybe on another device.')
  const approval = { toolExecutionId: id, toolCallId: input.toolCallId, toolName: row.tool_name }
  const answer = input.decision === 'APPROVE' ? 'APPROVED' : 'DENIED'
  return { toolExecutionId: id, refusal: null, events: await settleApproval(transaction, run, approval, answer) }
}

function refuse(toolExecutionId: string | null, code: string, message: string, field?: string): Settled {
  return { toolExecutionId, refusal: userError(code, message, field), events: [] }
}
