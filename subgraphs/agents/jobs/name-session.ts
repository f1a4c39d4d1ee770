import { z } from 'zod'
import { titleOf } from '../domain/title-of.ts'
import { storableText } from '../engine/storable.ts'
import { analysedSymbols } from './analysed-symbols.ts'
import type { TaskContext } from './tasks/task-work.ts'

const parameters = z.object({ runId: z.uuid() })

interface CallRow {
  input_parameters: Record<string, unknown>
  output_result: unknown
}

/** Names a session after the tokens that were analysed, before its first message: "ETH: Is it healthy?". */
export async function nameSession({ task, database }: TaskContext) {
  const { runId } = parameters.parse(task.parameters)
  const calls = await database.query<CallRow>(
    `select input_parameters, output_result from agents.tool_executions
     where run_id = ?::uuid and status = 'SUCCEEDED' order by position`,
    [runId],
  )
  const symbols = analysedSymbols(calls.map((row) => ({ arguments: row.input_parameters, result: row.output_result })))
  return async (transaction: Pick<typeof database, 'query'>): Promise<{ name: string | null }> => {
    const [session] = await transaction.query<{ name: string }>(
      `select name from agents.sessions where id = ?::uuid and metadata->>'nameFrom' = 'MESSAGE' for update`,
      [task.sessionId],
    )
    if (!session) return { name: null }
    const words = new Set(session.name.toUpperCase().split(/[^\p{L}\p{N}]+/u))
    const missing = symbols.filter((symbol) => !words.has(symbol.toUpperCase()))
    if (missing.length === 0) return { name: session.name }
    const name = titleOf(storableText(`${symbols.join(', ')}: ${session.name}`))
    await transaction.query(
      `update agents.sessions set revision = revision + 1, name = ?, metadata = metadata || '{"nameFrom": "TASK"}', updated_at = now()
       where id = ?::uuid`,
      [name, task.sessionId],
    )
    return { name }
  }
}
