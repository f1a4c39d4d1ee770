import type { HeldRun, Queryable } from '../held-run.ts'
import type { RunUsage } from '../run-event.ts'
import type { UsageMeter } from './usage-meter.ts'

/**
 * Settles a run's model calls that have ended, and has the run's sums be theirs; again changes nothing. A call that
 * somebody else has settled meanwhile stays as it is.
 */
export async function storeUsage(
  transaction: Queryable,
  run: Pick<HeldRun, 'id' | 'userId'>,
  { calls }: UsageMeter,
): Promise<void> {
  if (calls.length === 0) return
  await transaction.query(
    `insert into agents.model_calls as known (id, run_id, user_id, step, model, status, input_tokens,
       cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_usd, is_cost_known, is_estimated,
       price_version, ended_at)
     select id, ?::uuid, ?::uuid, step, model, status, "inputTokens", "cachedInputTokens", "cacheWriteTokens",
       "outputTokens", "reasoningTokens", "costUsd", "isCostKnown", "isEstimated", "priceVersion", now()
     from jsonb_to_recordset(?::jsonb) as c(id uuid, step int, model text, status text, "inputTokens" int,
       "cachedInputTokens" int, "cacheWriteTokens" int, "outputTokens" int, "reasoningTokens" int, "costUsd" numeric,
       "isCostKnown" boolean, "isEstimated" boolean, "priceVersion" text)
     on conflict (id) do update set status = excluded.status, input_tokens = excluded.input_tokens,
       cached_input_tokens = excluded.cached_input_tokens, cache_write_tokens = excluded.cache_write_tokens,
       output_tokens = excluded.output_tokens, reasoning_tokens = excluded.reasoning_tokens,
       cost_usd = excluded.cost_usd, is_cost_known = excluded.is_cost_known, is_estimated = excluded.is_estimated,
       price_version = excluded.price_version, reserved_usd = 0, ended_at = excluded.ended_at
     where known.status = 'RESERVED'`,
    [run.id, run.userId, JSON.stringify(calls)],
  )
  await sumCalls(transaction, run.id)
}

interface SumRow {
  input_tokens: number
  output_tokens: number
  cost_usd: string
  cached_input_tokens: number
  reasoning_tokens: number
  is_cost_known: boolean
  is_estimated: boolean
}

/** Has a run's sums be those of its settled calls, and returns them; null, with nothing changed, where there are none. */
export async function sumCalls(transaction: Queryable, runId: string): Promise<RunUsage | null> {
  const [row] = await transaction.query<SumRow>(
    `update agents.runs r set input_tokens = c.input, output_tokens = c.output, cost_usd = c.cost,
       cached_input_tokens = c.cached, reasoning_tokens = c.reasoning, is_cost_known = c.is_known,
       is_estimated = c.is_estimated
     from (
       select sum(input_tokens)::int as input, sum(output_tokens)::int as output, sum(cost_usd) as cost,
         sum(cached_input_tokens)::int as cached, sum(reasoning_tokens)::int as reasoning,
         bool_and(is_cost_known) as is_known, bool_or(is_estimated) as is_estimated
       from agents.model_calls where run_id = ?::uuid and status = 'SETTLED' having count(*) > 0
     ) c
     where r.id = ?::uuid
     returning r.input_tokens, r.output_tokens, r.cost_usd, r.cached_input_tokens, r.reasoning_tokens,
       r.is_cost_known, r.is_estimated`,
    [runId, runId],
  )
  if (!row) return null
  return {
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_usd,
    cachedInputTokens: row.cached_input_tokens,
    reasoningTokens: row.reasoning_tokens,
    isCostKnown: row.is_cost_known,
    isEstimated: row.is_estimated,
  }
}
