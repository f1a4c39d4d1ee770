import type { PastCall } from '../context/conversation.ts'
import type { Queryable } from '../held-run.ts'
import type { Turn } from '../read-turns.ts'
import type { BrokenOff } from './broken-off.ts'

type CallRow = PastCall & { messageId: string; step: number }

/** The answers that a run goes on with, oldest first, with what their calls gave; nothing is asked where there is none. */
export async function loadBrokenOff(database: Queryable, answers: readonly Turn[]): Promise<BrokenOff[]> {
  if (answers.length === 0) return []
  const rows = await database.query<CallRow>(
    `select message_id as "messageId", step, id as "executionId", tool_call_id as "toolCallId", tool_name as "toolName",
       input_parameters as arguments, status, error, summary, coalesce(length(output_result::text), 0) as characters,
       output_result as result
     from agents.tool_executions
     where message_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
       and ended_at is not null and status <> 'CANCELLED'
     order by position`,
    [JSON.stringify(answers.map(({ id }) => id))],
  )
  return answers.map(({ id, content }) => {
    const own = rows.filter(({ messageId }) => messageId === id)
    const steps = Map.groupBy(own, ({ step }) => step)
    return { messageId: id, content, steps: [...steps.values()] }
  })
}
