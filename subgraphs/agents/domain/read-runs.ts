import type { Database } from '@chainlens/platform/db'
import type { Run, RunError, RunStatus } from '../entities/run.ts'

interface RunRow {
  id: string
  session_id: string
  user_id: string
  user_message_id: string
  message_id: string
  model: string
  status: RunStatus
  attempt: number
  place: number
  last_sequence: number
  input_tokens: number | null
  output_tokens: number | null
  cost_usd: string | null
  cached_input_tokens: number | null
  reasoning_tokens: number | null
  is_cost_known: boolean
  is_estimated: boolean
  error: RunError | null
  created_at: string
  started_at: string | null
  ended_at: string | null
}

const COLUMNS = `id, session_id, user_id, user_message_id, message_id, model, status, attempt, place, last_sequence,
  input_tokens, output_tokens, cost_usd, cached_input_tokens, reasoning_tokens, is_cost_known, is_estimated, error,
  created_at, started_at, ended_at`

const BY = {
  id: `select ${COLUMNS} from agents.runs where id = any(?::uuid[])`,
  messageId: `select ${COLUMNS} from agents.runs where message_id = any(?::uuid[])`,
}

/**
 * Runs by their ids, or by those of the messages that they write, in any order. As the entity would be, by a prepared
 * statement: each question and each reader of an answer reads one, at the moment in which the answer begins.
 */
export async function readRuns(database: Database, by: keyof typeof BY, ids: readonly string[]): Promise<Run[]> {
  const rows = await database.query<RunRow>(BY[by], [ids])
  return rows.map((row) => ({
    id: row.id,
    sessionId: row.session_id,
    userId: row.user_id,
    userMessageId: row.user_message_id,
    messageId: row.message_id,
    model: row.model,
    status: row.status,
    attempt: row.attempt,
    place: row.place,
    lastSequence: row.last_sequence,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_usd,
    cachedInputTokens: row.cached_input_tokens,
    reasoningTokens: row.reasoning_tokens,
    isCostKnown: row.is_cost_known,
    isEstimated: row.is_estimated,
    error: row.error,
    createdAt: new Date(row.created_at),
    startedAt: dateOf(row.started_at),
    endedAt: dateOf(row.ended_at),
  }))
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
