import type { ToolExecutionStatus } from '../entities/tool-execution.ts'
import type { ModelMessage, ToolCallResult } from '../models/model.ts'
import type { HeldRun, Queryable } from './held-run.ts'
import { readTurns } from './read-turns.ts'

/** Turns of the conversation that a model is shown, the question included. */
const MOST_MESSAGES = 20

/** Longer results of earlier turns are left out: the model can call again. */
const MOST_RESULT_CHARACTERS = 4_000

interface CallRow {
  message_id: string
  tool_call_id: string
  tool_name: string
  input_parameters: Record<string, unknown>
  output_result: unknown
  status: ToolExecutionStatus
  error: string | null
  summary: string | null
}

/** The conversation up to and with the question that the run answers. */
export async function loadHistory(database: Queryable, run: HeldRun): Promise<ModelMessage[]> {
  const rows = await readTurns(database, { ...run, most: MOST_MESSAGES })
  const calls = await database.query<CallRow>(
    `select message_id, tool_call_id, tool_name, input_parameters, status, error, summary,
       case when length(output_result::text) <= ${MOST_RESULT_CHARACTERS} then output_result end as output_result
     from agents.tool_executions
     where message_id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) order by message_id, position`,
    [JSON.stringify(rows.map((row) => row.id))],
  )
  return rows.flatMap((row): ModelMessage[] => {
    if (row.role === 'USER') return [{ role: 'user', content: row.content }]
    const own = calls.filter((call) => call.message_id === row.id)
    const said: ModelMessage[] = row.content ? [{ role: 'assistant', content: row.content, toolCalls: [] }] : []
    return [...turnOf(own), ...said]
  })
}

/** What an earlier answer called, as one turn. */
function turnOf(calls: readonly CallRow[]): ModelMessage[] {
  if (calls.length === 0) return []
  const toolCalls = calls.map((row) => ({
    toolCallId: row.tool_call_id,
    toolName: row.tool_name,
    arguments: row.input_parameters,
  }))
  return [
    { role: 'assistant', content: '', toolCalls },
    { role: 'tool', results: calls.map(resultOf) },
  ]
}

function resultOf(row: CallRow): ToolCallResult {
  const result = row.output_result ?? (row.status === 'SUCCEEDED' ? { leftOut: true, summary: row.summary } : null)
  const status = row.status as ToolCallResult['status']
  return { toolCallId: row.tool_call_id, toolName: row.tool_name, status, result, error: row.error }
}
