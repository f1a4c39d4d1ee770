import { newId } from '@chainlens/platform/ids'
import type { ToolCall } from '../models/model.ts'
import { checkArguments } from './approvals/check-arguments.ts'
import { holdForApproval, storeHeldCalls } from './approvals/hold-for-approval.ts'
import { checkLimits } from './check-limits.ts'
import type { OfferedTool } from './list-tools.ts'
import type { RunContext } from './run-context.ts'
import type { RunEventDraft } from './run-event.ts'
import type { CallRecord, RunStep } from './run-progress.ts'
import { storableJson, storableText } from './storable.ts'
import { answerStep, insertStep } from './store-step.ts'
import type { ModelTurn } from './stream-turn.ts'

/**
 * Stores what the model asked for, where the next step begins, and tells that the calls have begun:
 * all in one transaction, so that a takeover never asks the model for this step again. Calls that need the user's
 * consent are held.
 */
export async function recordTurn(
  context: RunContext,
  tools: readonly OfferedTool[],
  step: RunStep,
  turn: ModelTurn,
): Promise<void> {
  const { run, journal, progress } = context
  const calls = turn.toolCalls.map((call, index) => callRecord(context, tools, step, call, index))
  checkLimits(context, calls)
  const held = await holdForApproval(context, tools, calls)
  const next: RunStep = {
    step: step.step + 1,
    textStart: journal.text.length,
    noticeStart: null,
    textState: turn.textState,
    toolCalls: null,
    modelState: null,
  }
  step.modelState = turn.modelState
  await journal.commit(calls.flatMap(eventsOf), async (transaction) => {
    await answerStep(transaction, context, step, calls)
    await insertStep(transaction, run.id, next)
    await transaction.query(
      `insert into agents.tool_executions
           (id, message_id, run_id, tool_call_id, step, position, tool_name, input_parameters, status, error, summary,
            effect, is_trusted, fence, executed_at, ended_at)
         select id, ?::uuid, ?::uuid, tool_call_id, ?, position, tool_name, input_parameters, status, error, error,
           effect, is_trusted, ?, now(), case when error is not null then now() end
         from jsonb_to_recordset(?::jsonb)
           as c(id uuid, tool_call_id text, position int, tool_name text, input_parameters jsonb, effect text,
             is_trusted boolean, status text, error text)`,
      [run.messageId, run.id, step.step, run.fence, storableJson(calls.map(rowOf))],
    )
    await storeHeldCalls(transaction, run, held)
  })
  step.toolCalls = calls.map(({ call }) => call)
  progress.calls.push(...calls)
  progress.steps.push(next)
}

/** Gives a call its place. An id that the run has used already is replaced: each is started and ended once. */
function callRecord(
  { progress }: RunContext,
  tools: readonly OfferedTool[],
  step: RunStep,
  call: ToolCall,
  index: number,
): CallRecord {
  const id = newId()
  const tool = tools.find(({ name }) => name === call.toolName)
  const refusal = refusalOf(tool, call)
  const wanted = storableText(call.toolCallId)
  const isFree =
    /^[\x21-\x7e]{1,200}$/.test(wanted) && !progress.calls.some((record) => record.call.toolCallId === wanted)
  return {
    id,
    call: {
      toolCallId: isFree ? wanted : `call_${id}`,
      toolName: storableText(call.toolName).slice(0, 200),
      arguments: call.arguments ?? {},
    },
    step: step.step,
    position: progress.calls.length + index + 1,
    effect: tool?.effect ?? 'READ',
    // A tool that is not there says nothing but our own words.
    isTrusted: tool?.isTrusted ?? true,
    approvedHash: null,
    // Never made: it has ended as it begins.
    status: refusal === null ? 'RUNNING' : 'FAILED',
    result: null,
    error: refusal,
    isInherited: false,
  }
}

/** Why a call is not begun at all: its arguments are none, or not those that the tool takes; null where it is. */
function refusalOf(tool: OfferedTool | undefined, { invalid, arguments: input }: ToolCall): string | null {
  if (invalid !== undefined) return `INVALID_ARGUMENTS: ${storableText(invalid)} Call again with a JSON object.`
  const misfit = tool ? checkArguments(tool, input ?? {}) : null
  if (misfit === null) return null
  return `INVALID_ARGUMENTS: ${storableText(misfit).slice(0, 900)}. Nobody was asked. Call again with arguments that fit.`
}

/** A call has begun; one whose arguments can't be used has ended too. */
function eventsOf({ call, status, error }: CallRecord): RunEventDraft[] {
  const { toolCallId, toolName } = call
  const started: RunEventDraft = { type: 'ToolCallStarted', payload: call }
  if (status !== 'FAILED') return [started]
  return [
    started,
    {
      type: 'ToolCallEnded',
      payload: { toolCallId, toolName, status, summary: error, durationMs: 0, evidence: [] },
    },
  ]
}

function rowOf({ id, call, position, effect, isTrusted, status, error }: CallRecord) {
  const { toolCallId, toolName, arguments: input } = call
  return {
    id,
    tool_call_id: toolCallId,
    position,
    tool_name: toolName,
    input_parameters: input,
    effect,
    is_trusted: isTrusted,
    status,
    error,
  }
}
