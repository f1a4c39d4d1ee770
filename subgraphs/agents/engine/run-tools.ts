import { limitConcurrency } from '@chainlens/platform/async'
import type { FactEvidence } from '../models/model.ts'
import { beginApprovedCall } from './approvals/begin-approved-call.ts'
import { parkRun } from './approvals/park-run.ts'
import { callTool, type ToolOutcome } from './call-tool.ts'
import { collectEvidence } from './facts/collect-evidence.ts'
import type { OfferedTool } from './list-tools.ts'
import type { RunContext } from './run-context.ts'
import { type CallRecord, isOpen } from './run-progress.ts'
import { storableJson } from './storable.ts'

/**
 * Runs the calls that were started and have not ended, side by side, and tells how each ended as it
 * ends. A tool's failure is a result like any other. Where calls wait for the user's consent, the run waits with them
 * once the others have ended. Throws only where the run itself must end, or waits (RunInterruption PARKED).
 */
export async function finishToolCalls(context: RunContext, tools: readonly OfferedTool[]): Promise<void> {
  const { calls } = context.progress
  const slot = limitConcurrency(context.engine.limits.parallelToolCalls)
  const outcomes = await Promise.allSettled(
    calls.filter(isToBeMade).map((record) => slot(() => finishToolCall(context, tools, record))),
  )
  context.signal.throwIfAborted()
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  if (calls.some(isOpen)) await parkRun(context)
}

function isToBeMade(record: CallRecord): boolean {
  return isOpen(record) && record.status !== 'WAITING_FOR_APPROVAL'
}

async function finishToolCall(context: RunContext, tools: readonly OfferedTool[], record: CallRecord): Promise<void> {
  const tool = tools.find(({ name }) => name === record.call.toolName)
  const outcome = await makeCall(context, tool, record)
  context.signal.throwIfAborted()
  await recordOutcome(context, record, outcome)
}

async function makeCall(context: RunContext, tool: OfferedTool | undefined, record: CallRecord): Promise<ToolOutcome> {
  if (record.status === 'QUEUED')
    return (await beginApprovedCall(context, record)) ? callTool(context, tool, record) : NOT_AS_APPROVED
  return record.isInherited && record.effect === 'WRITE' ? OUTCOME_UNKNOWN : callTool(context, tool, record)
}

const NOT_AS_APPROVED: ToolOutcome = {
  status: 'DENIED',
  result: null,
  summary: 'The arguments are not those that were approved.',
  error: 'The arguments are not those that the user approved: the call was not made.',
  durationMs: null,
}

/** A write that an earlier worker began is never repeated by itself. */
const OUTCOME_UNKNOWN: ToolOutcome = {
  status: 'OUTCOME_UNKNOWN',
  result: null,
  summary: 'It is not known whether this happened before an interruption.',
  error: 'The call was interrupted; it may or may not have taken effect. Do not repeat it without asking the user.',
  durationMs: null,
}

async function recordOutcome(context: RunContext, record: CallRecord, outcome: ToolOutcome): Promise<void> {
  const { run, journal } = context
  const { status, result, summary, error, durationMs } = outcome
  const evidence: FactEvidence[] = status === 'SUCCEEDED' ? collectEvidence(result) : []
  const { toolCallId, toolName } = record.call
  await journal.commit(
    [{ type: 'ToolCallEnded', payload: { toolCallId, toolName, status, summary, durationMs, evidence } }],
    async (transaction) => {
      await transaction.query(
        `update agents.tool_executions
         set status = ?, output_result = ?::jsonb, summary = ?, error = ?, execution_time = ?, evidence = ?::jsonb,
             fence = ?, ended_at = now()
         where id = ?::uuid`,
        [
          status,
          result === null ? null : storableJson(result),
          summary,
          error,
          durationMs,
          storableJson(evidence),
          run.fence,
          record.id,
        ],
      )
    },
  )
  record.status = status
  record.result = result
  record.error = error
}
