import type { Queryable } from '../../engine/held-run.ts'

/** What is counted of a run that has ended. */
export interface EndedRun {
  /** UUID; so are those below. */
  id: string
  session_id: string
  user_id: string
  user_message_id: string
  agent_id: string
  /** On which it ended, in UTC: YYYY-MM-DD. */
  date: string
  status: string
  takeovers: number
  /** From question to end, without the time that it waited for its user's answers. */
  response_ms: number
  /** Count by status. */
  tool_calls: Record<string, number>
  model_calls: number
  estimated_calls: number
  model_retries: number
  /** Tokens; so are those below. */
  input: number
  cached_input: number
  output: number
  reasoning: number
  /** Exact decimal in USD. */
  cost: string
}

/** Reads what is counted of runs, by their UUIDs; without those that have not ended, or are gone. */
export function readEndedRuns(database: Queryable, runIds: readonly string[]): Promise<EndedRun[]> {
  return database.query<EndedRun>(
    `select r.id, r.session_id, r.user_id, r.user_message_id, s.agent_id, r.status,
       (r.ended_at at time zone 'UTC')::date::text as date, greatest(0, r.attempt - 1) as takeovers,
       greatest(0, round(extract(epoch from r.ended_at - r.created_at) * 1000) - r.waited_ms)::float8 as response_ms,
       coalesce((select jsonb_object_agg(t.status, t.count) from (
         select status, count(*) as count from agents.tool_executions where run_id = r.id group by status) t), '{}') as tool_calls,
       c.*
     from agents.runs r
     join agents.sessions s on s.id = r.session_id
     cross join lateral (
       select count(*) filter (where status = 'SETTLED')::int as model_calls,
         count(*) filter (where status = 'SETTLED' and is_estimated)::int as estimated_calls,
         (count(*) - count(distinct step))::int as model_retries, coalesce(sum(input_tokens), 0)::float8 as input,
         coalesce(sum(cached_input_tokens), 0)::float8 as cached_input, coalesce(sum(output_tokens), 0)::float8 as output,
         coalesce(sum(reasoning_tokens), 0)::float8 as reasoning, coalesce(sum(cost_usd), 0)::text as cost
       from agents.model_calls where run_id = r.id
     ) c
     where r.id = any(?::uuid[]) and r.ended_at is not null`,
    [`{${runIds.join(',')}}`],
  )
}
