import { readTurns } from '../read-turns.ts'
import type { RunContext } from '../run-context.ts'
import type { CallRecord } from '../run-progress.ts'

/** A longer conversation is not looked through: it counts as tainted. */
const MOST_TURNS = 1_000

/** Calls that ended so gave nothing that was written elsewhere. */
const WITHOUT_CONTENT = ['DENIED', 'CANCELLED', 'WAITING_FOR_APPROVAL', 'QUEUED']

/**
 * Whether what strangers wrote is before the model: in a result of this run, or of an earlier turn that led here. What
 * an answer said counts with the results that it was made of, however they were shortened since.
 */
export async function isTainted({ engine, run, progress }: RunContext): Promise<boolean> {
  if (progress.calls.some(isFromOutside)) return true
  const turns = await readTurns(engine.database, { ...run, most: MOST_TURNS })
  if (turns.length === MOST_TURNS) return true
  const [row] = await engine.database.query<{ is_tainted: boolean }>(
    `select exists (
       select 1 from agents.tool_executions
       where message_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
         and not is_trusted and status not in (select jsonb_array_elements_text(?::jsonb))
     ) as is_tainted`,
    [JSON.stringify(turns.map(({ id }) => id)), JSON.stringify(WITHOUT_CONTENT)],
  )
  return row?.is_tainted !== false
}

function isFromOutside({ isTrusted, status }: CallRecord): boolean {
  return !isTrusted && !WITHOUT_CONTENT.includes(status)
}
