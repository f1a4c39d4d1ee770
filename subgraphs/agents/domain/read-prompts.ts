import type { Database } from '@chainlens/platform/db'
import type { PromptPart as StoredPart } from '../engine/context/prompt-part.ts'

/** A part of a prompt with where it stands. */
export interface PromptPart extends StoredPart {
  /** UUID of the run. */
  runId: string
  /** The prompt's id and the part's place in it. */
  id: string
}

/** A prompt as it is stored. */
export interface Prompt {
  /** UUID. */
  id: string
  runId: string
  step: number
  purpose: 'ANSWER' | 'SUMMARY'
  model: string
  budgetTokens: number | null
  estimatedTokens: number
  parts: PromptPart[]
  assembledAt: Date
}

type Row = Omit<Prompt, 'parts' | 'assembledAt'> & { parts: StoredPart[]; assembledAt: string }

/** What the models of runs were shown, by run, in the order of the calls. */
export async function readPrompts(database: Database, runIds: readonly string[]): Promise<Prompt[][]> {
  const rows = await database.query<Row>(
    `select id, run_id as "runId", step, purpose, model, budget_tokens as "budgetTokens",
       estimated_tokens as "estimatedTokens", parts, assembled_at as "assembledAt"
     from agents.prompts where run_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
     order by assembled_at, id`,
    [JSON.stringify(runIds)],
  )
  const prompts = rows.map((row) => ({
    ...row,
    assembledAt: new Date(row.assembledAt),
    parts: row.parts.map((part, place) => ({ ...part, runId: row.runId, id: `${row.id}_${place}` })),
  }))
  return runIds.map((id) => prompts.filter(({ runId }) => runId === id))
}
