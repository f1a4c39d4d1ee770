import type { Database, Transaction } from '@chainlens/platform/db'

/** A run as the worker that holds it knows it. */
export interface HeldRun {
  id: string
  sessionId: string
  userId: string
  userMessageId: string
  messageId: string
  model: string
  attempt: number
  /** True where no worker had it before: its start is stored with the claim, and nothing else of it is there. */
  isFresh: boolean
  /** What was asked, where the run was claimed with its question and no message leads to that; null: it is to be read. */
  firstQuestion: string | null
  /** ISO, by the database's clock. */
  claimedAt: string
  /** True where this attempt was told already: the run goes on after its user's answer. */
  isAttemptTold: boolean
  /** Carried by every write; another hold has another fence. */
  fence: number
  /** Of the last event that was stored when it was claimed. */
  lastSequence: number
  /** Who asked. */
  principal: { role: 'USER' | 'ADMIN'; scopes: string[] }
  inputTokens: number | null
  outputTokens: number | null
  costUsd: string | null
  cachedInputTokens: number | null
  reasoningTokens: number | null
  isCostKnown: boolean
  isEstimated: boolean
  createdAt: Date
  /** How long the run has been going on, over all attempts, without its waits for the user, when it was claimed. */
  elapsedMs: number
  /** The trace of the question; null where none is recorded. */
  traceparent: string | null
  /** Its name only where it is ours: a person's own agent is `custom`. */
  agent: {
    id: string
    name: string
    /** Null: none of its own. */
    systemPrompt: string | null
    /** Names of the tools that it may call; null: all. */
    tools: string[] | null
  }
}

/** Anything that statements can be given to. */
export type Queryable = Pick<Database | Transaction, 'query'>

/** A row of runs with the columns of HELD_RUN_COLUMNS. */
export interface HeldRunRow {
  id: string
  session_id: string
  user_id: string
  user_message_id: string
  message_id: string
  model: string
  attempt: number
  claimed_at: string
  is_attempt_told: boolean
  fence: string
  last_sequence: number
  principal: HeldRun['principal']
  input_tokens: number | null
  output_tokens: number | null
  cost_usd: string | null
  cached_input_tokens: number | null
  reasoning_tokens: number | null
  is_cost_known: boolean
  is_estimated: boolean
  created_at: string
  elapsed_ms: string
  traceparent: string | null
  agent: HeldRun['agent']
}

/** The row as the engine has it. */
export function heldRunOf(row: HeldRunRow, isFresh = false): HeldRun {
  return {
    id: row.id,
    sessionId: row.session_id,
    userId: row.user_id,
    userMessageId: row.user_message_id,
    messageId: row.message_id,
    model: row.model,
    attempt: row.attempt,
    isFresh,
    firstQuestion: null,
    claimedAt: new Date(row.claimed_at).toISOString(),
    isAttemptTold: row.is_attempt_told,
    fence: Number(row.fence),
    lastSequence: row.last_sequence,
    principal: row.principal,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_usd,
    cachedInputTokens: row.cached_input_tokens,
    reasoningTokens: row.reasoning_tokens,
    isCostKnown: row.is_cost_known,
    isEstimated: row.is_estimated,
    createdAt: new Date(row.created_at),
    elapsedMs: Number(row.elapsed_ms),
    traceparent: row.traceparent,
    agent: row.agent,
  }
}

/** Of a table aliased as r. */
export const HELD_RUN_COLUMNS = `r.id, r.session_id, r.user_id, r.user_message_id, r.message_id, r.model, r.attempt, r.fence,
  r.last_sequence, r.principal, r.input_tokens, r.output_tokens, r.cost_usd, r.cached_input_tokens, r.reasoning_tokens, r.is_cost_known, r.is_estimated, r.created_at,
  r.traceparent, now() as claimed_at,
  extract(epoch from now() - r.started_at) * 1000 - r.waited_ms as elapsed_ms,
  exists (select 1 from agents.run_events e where e.run_id = r.id and e.type = 'RunStarted'
    and (e.payload->>'attempt')::int = r.attempt) as is_attempt_told,
  (select jsonb_build_object('id', a.id, 'name', case a.type when 'DEFAULT' then a.name else 'custom' end,
     'systemPrompt', a.system_prompt, 'tools', a.tools)
   from agents.sessions s join agents.agents a on a.id = s.agent_id where s.id = r.session_id) as agent`
