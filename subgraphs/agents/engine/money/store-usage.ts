import type { HeldRun, Queryable } from '../held-run.ts'
import type { UsageMeter } from './usage-meter.ts'

/** Stores what a run's model calls have used, each call and their sum; again changes nothing. */
export async function storeUsage(transaction: Queryable, run: Pick<HeldRun, 'id'>, usage: UsageMeter): Promise<void> {
  const { total, calls } = usage
  if (!total) return
  await transaction.query(
    `update agents.runs set input_tokens = ?, output_tokens = ?, cost_usd = ?::numeric, cached_input_tokens = ?,
       reasoning_tokens = ?, is_cost_known = ? where id = ?::uuid`,
    [
      total.inputTokens,
      total.outputTokens,
      total.costUsd,
      total.cachedInputTokens,
      total.reasoningTokens,
      total.isCostKnown,
      run.id,
    ],
  )
  if (calls.length === 0) return
  await transaction.query(
    `insert into agents.model_calls (id, run_id, step, model, input_tokens, cached_input_tokens, cache_write_tokens,
       output_tokens, reasoning_tokens, cost_usd, is_cost_known, price_version)
     select id, ?::uuid, step, model, "inputTokens", "cachedInputTokens", "cacheWriteTokens", "outputTokens",
       "reasoningTokens", "costUsd", "isCostKnown", "priceVersion"
     from jsonb_to_recordset(?::jsonb) as c(id uuid, step int, model text, "inputTokens" int, "cachedInputTokens" int,
       "cacheWriteTokens" int, "outputTokens" int, "reasoningTokens" int, "costUsd" numeric, "isCostKnown" boolean,
       "priceVersion" text)
     on conflict (id) do nothing`,
    [run.id, JSON.stringify(calls)],
  )
}
