import type { ToolExecutionStatus } from '../entities/tool-execution.ts'
import type { ToolCall } from '../models/model.ts'
import type { Queryable } from './held-run.ts'
import type { TextState } from './text-pipeline.ts'

/** What a tool does to the world; as ToolEffect of the graph. */
export type ToolEffect = 'READ' | 'IDEMPOTENT_WRITE' | 'WRITE'

/** One model call of a run. The last one is to be done; those before have been answered. */
export interface RunStep {
  step: number
  /** Of the message, in UTF-16 code units, when the step began. */
  textStart: number
  /** Where words of ours before the step's begin; null where there are none. */
  noticeStart: number | null
  /** What the markers of the text stood for when the step began. */
  textState: Omit<TextState, 'text'>
  /** What the model asked for; null until it has answered. */
  toolCalls: ToolCall[] | null
  /** What the model's provider wants back unchanged, and which model that was; null for nothing. */
  modelState: { model: string; state: unknown } | null
}

/** A tool call of the run as its worker knows it. */
export interface CallRecord {
  /** UUID; also the key of a repetition. */
  id: string
  call: ToolCall
  step: number
  /** Among the run's calls, from 1. */
  position: number
  effect: ToolEffect
  /** True where its result holds nothing that strangers wrote. */
  isTrusted: boolean
  /** Of the arguments that the user agreed to; null where nobody was asked, or has agreed yet. */
  approvedHash: string | null
  status: ToolExecutionStatus
  result: unknown
  error: string | null
  /** True where an earlier worker began it and nobody knows how far it came. */
  isInherited: boolean
}

/** What is stored of a run when a worker claims it. */
export interface RunProgress {
  text: string
  markers: number[]
  steps: RunStep[]
  calls: CallRecord[]
}

interface StepRow {
  step: number
  text_start: number
  notice_start: number | null
  text_state: Omit<TextState, 'text'>
  tool_calls: ToolCall[] | null
  model_state: RunStep['modelState']
}

interface ExecutionRow {
  id: string
  tool_call_id: string
  tool_name: string
  input_parameters: Record<string, unknown>
  output_result: unknown
  step: number
  position: number
  effect: ToolEffect
  is_trusted: boolean
  approved_hash: string | null
  status: ToolExecutionStatus
  error: string | null
}

const OPEN: readonly ToolExecutionStatus[] = ['RUNNING', 'QUEUED', 'WAITING_FOR_APPROVAL']

/** True for a call that was told and has not ended: it goes on, was approved and is to be made, or waits for approval. */
export function isOpen(record: CallRecord): boolean {
  return OPEN.includes(record.status)
}

/** The step with which every run begins. */
export function firstStep(): RunStep {
  return {
    step: 1,
    textStart: 0,
    noticeStart: null,
    textState: { citations: [], unsupportedNumbers: [] },
    toolCalls: null,
    modelState: null,
  }
}

/** Reads how far a run has come; a fresh one stands at its first step. */
export async function loadProgress(
  database: Queryable,
  run: { id: string; messageId: string; isFresh: boolean },
): Promise<RunProgress> {
  if (run.isFresh) return { text: '', markers: [], steps: [firstStep()], calls: [] }
  const [[message], markers, steps, calls] = await Promise.all([
    database.query<{ content: string }>('select content from agents.messages where id = ?::uuid', [run.messageId]),
    database.query<{ marker: number }>('select marker from agents.citations where message_id = ?::uuid', [
      run.messageId,
    ]),
    database.query<StepRow>(
      'select step, text_start, notice_start, text_state, tool_calls, model_state from agents.run_steps where run_id = ?::uuid order by step',
      [run.id],
    ),
    loadCalls(database, run.id),
  ])
  return {
    text: message?.content ?? '',
    markers: markers.map(({ marker }) => marker),
    steps: steps.map((row) => ({
      step: row.step,
      textStart: row.text_start,
      noticeStart: row.notice_start,
      textState: row.text_state,
      toolCalls: row.tool_calls,
      modelState: row.model_state,
    })),
    calls,
  }
}

/** The tool calls of a run in their order. */
export async function loadCalls(database: Queryable, runId: string): Promise<CallRecord[]> {
  const rows = await database.query<ExecutionRow>(
    `select id, tool_call_id, tool_name, input_parameters, output_result, step, position, effect, is_trusted, status, error,
       (select arguments_hash from agents.approvals a where a.tool_execution_id = t.id and a.status = 'APPROVED')
         as approved_hash
     from agents.tool_executions t where run_id = ?::uuid order by position`,
    [runId],
  )
  return rows.map((row) => ({
    id: row.id,
    call: { toolCallId: row.tool_call_id, toolName: row.tool_name, arguments: row.input_parameters },
    step: row.step,
    position: row.position,
    effect: row.effect,
    isTrusted: row.is_trusted,
    approvedHash: row.approved_hash,
    status: row.status,
    result: row.output_result,
    error: row.error,
    isInherited: true,
  }))
}
