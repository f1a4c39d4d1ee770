import type { Transaction } from '@chainlens/platform/db'

/**
 * Adds what a run used to its user's days; null: what all those used that are deleted, whose bills stay. In the order of
 * the rows' keys, so that two transactions never wait for each other.
 */
export async function countUsage(
  transaction: Transaction,
  run: { runId: string; userId: string } | null,
): Promise<void> {
  await transaction.query(
    `insert into agents.usage_days as u (user_id, date, model, calls, input_tokens, cached_input_tokens, output_tokens,
       reasoning_tokens, cost_usd, is_cost_known, is_estimated)
     select ${run ? '?::uuid' : 'user_id'} as who, (ended_at at time zone 'UTC')::date as date, model, count(*), sum(input_tokens),
       sum(cached_input_tokens), sum(output_tokens), sum(reasoning_tokens), sum(cost_usd), bool_and(is_cost_known),
       bool_or(is_estimated)
     from agents.model_calls where ${run ? 'run_id = ?::uuid' : 'run_id is null and user_id is not null'} and status = 'SETTLED'
     group by who, date, model order by who, date, model
     on conflict (user_id, date, model) do update set calls = u.calls + excluded.calls,
       input_tokens = u.input_tokens + excluded.input_tokens,
       cached_input_tokens = u.cached_input_tokens + excluded.cached_input_tokens,
       output_tokens = u.output_tokens + excluded.output_tokens,
       reasoning_tokens = u.reasoning_tokens + excluded.reasoning_tokens, cost_usd = u.cost_usd + excluded.cost_usd,
       is_cost_known = u.is_cost_known and excluded.is_cost_known,
       is_estimated = u.is_estimated or excluded.is_estimated`,
    run ? [run.userId, run.runId] : [],
  )
}
