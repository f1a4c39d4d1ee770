import type { Queryable } from './held-run.ts'
import { storeUsage } from './money/store-usage.ts'
import type { RunContext } from './run-context.ts'
import type { CallRecord, RunStep } from './run-progress.ts'
import { storableJson } from './storable.ts'

/** Stores where a step begins. */
export async function insertStep(transaction: Queryable, runId: string, step: RunStep): Promise<void> {
  await transaction.query(
    'insert into agents.run_steps (run_id, step, text_start, text_state) values (?::uuid, ?, ?, ?::jsonb)',
    [runId, step.step, step.textStart, storableJson(step.textState)],
  )
}

/** Marks a step as answered, and counts what the model used. */
export async function answerStep(
  transaction: Queryable,
  { run, usage, prompts }: RunContext,
  step: RunStep,
  calls: readonly CallRecord[],
): Promise<void> {
  await transaction.query(
    `update agents.run_steps set tool_calls = ?::jsonb, model_state = ?::jsonb, answered_at = now()
     where run_id = ?::uuid and step = ?`,
    [storableJson(calls.map(({ call }) => call)), stateJson(step), run.id, step.step],
  )
  await storeUsage(transaction, run, usage)
  await prompts.store(transaction, run)
}

/** Beyond it, what a provider wants back is not kept: a takeover does without. */
const MOST_STATE = 1_000_000

function stateJson({ modelState }: RunStep): string | null {
  if (modelState === null) return null
  const json = storableJson(modelState)
  return json.length <= MOST_STATE ? json : null
}
