import type { Transaction } from '@chainlens/platform/db'
import { mergedMetrics, NO_METRICS, type PerformanceMetrics } from './performance-metrics.ts'
import { withTime } from './time-histogram.ts'

interface EndedRow {
  session_id: string
  user_id: string
  user_message_id: string
  agent_id: string
  date: string
  status: string
  takeovers: number
  response_ms: number
  tool_calls: Record<string, number>
  model_calls: number
  estimated_calls: number
  model_retries: number
  input: number
  cached_input: number
  output: number
  reasoning: number
  cost: string
}

/**
 * Counts a run that has ended in its agent's day and in its user's usage; once, however often and in whatever order
 * runs are counted. A run that has not ended, or is gone, is not counted.
 */
export async function countRun(transaction: Transaction, runId: string): Promise<void> {
  // Before any row is locked: whoever counts all anew waits here, or has it wait.
  await transaction.query('lock table agents.counted_runs in row exclusive mode')
  const run = await readEnded(transaction, runId)
  if (!run) return
  await transaction.query(
    `insert into agents.agent_analytics (agent_id, date, performance_metrics) values (?::uuid, ?::date, ?::jsonb)
     on conflict do nothing`,
    [run.agent_id, run.date, JSON.stringify(NO_METRICS)],
  )
  // The runs of a day are counted one after another: whether a session is new to it hangs on those before.
  const [day] = await transaction.query<{ performance_metrics: PerformanceMetrics }>(
    `select performance_metrics from agents.agent_analytics where agent_id = ?::uuid and date = ?::date for update`,
    [run.agent_id, run.date],
  )
  const [known] = await transaction.query<{ session: boolean; question: boolean }>(
    `select exists (select 1 from agents.counted_runs
         where agent_id = ?::uuid and date = ?::date and session_id = ?::uuid) as session,
       exists (select 1 from agents.counted_runs
         where agent_id = ?::uuid and date = ?::date and session_id = ?::uuid and user_message_id = ?::uuid) as question`,
    [run.agent_id, run.date, run.session_id, run.agent_id, run.date, run.session_id, run.user_message_id],
  )
  const fresh = await transaction.query(
    `insert into agents.counted_runs (run_id, agent_id, date, session_id, user_message_id)
     values (?::uuid, ?::uuid, ?::date, ?::uuid, ?::uuid) on conflict do nothing returning run_id`,
    [runId, run.agent_id, run.date, run.session_id, run.user_message_id],
  )
  if (fresh.length === 0 || !day) return
  const metrics = mergedMetrics(day.performance_metrics, metricsOf(run))
  const { count, totalMs } = metrics.responseTimes
  await transaction.query(
    `update agents.agent_analytics set total_messages = total_messages + ?, total_sessions = total_sessions + ?,
       total_cost = total_cost + ?::numeric, avg_response_time = ?::numeric, performance_metrics = ?::jsonb
     where agent_id = ?::uuid and date = ?::date`,
    [
      known?.question ? 1 : 2,
      known?.session ? 0 : 1,
      run.cost,
      count === 0 ? null : (totalMs / count).toFixed(1),
      JSON.stringify(metrics),
      run.agent_id,
      run.date,
    ],
  )
  await countUsage(transaction, runId, run.user_id)
}

async function readEnded(transaction: Transaction, runId: string): Promise<EndedRow | undefined> {
  const [row] = await transaction.query<EndedRow>(
    `select r.session_id, r.user_id, r.user_message_id, s.agent_id, r.status,
       (r.ended_at at time zone 'UTC')::date::text as date, greatest(0, r.attempt - 1) as takeovers,
       round(extract(epoch from r.ended_at - r.created_at) * 1000)::int8::float8 as response_ms,
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
     where r.id = ?::uuid and r.ended_at is not null`,
    [runId],
  )
  return row
}

function metricsOf(run: EndedRow): PerformanceMetrics {
  const isCompleted = run.status === 'COMPLETED'
  return {
    runs: { [run.status]: 1 },
    toolCalls: run.tool_calls,
    modelCalls: run.model_calls,
    estimatedCalls: run.estimated_calls,
    modelRetries: run.model_retries,
    takeovers: run.takeovers,
    tokens: { input: run.input, cachedInput: run.cached_input, output: run.output, reasoning: run.reasoning },
    responseTimes: {
      count: isCompleted ? 1 : 0,
      totalMs: isCompleted ? run.response_ms : 0,
      histogram: isCompleted ? withTime({}, run.response_ms) : {},
    },
  }
}

/** In the order of the rows' keys, so that two transactions never wait for each other. */
async function countUsage(transaction: Transaction, runId: string, userId: string): Promise<void> {
  await transaction.query(
    `insert into agents.usage_days as u (user_id, date, model, calls, input_tokens, cached_input_tokens, output_tokens,
       reasoning_tokens, cost_usd, is_cost_known, is_estimated)
     select ?::uuid, (ended_at at time zone 'UTC')::date as date, model, count(*), sum(input_tokens),
       sum(cached_input_tokens), sum(output_tokens), sum(reasoning_tokens), sum(cost_usd), bool_and(is_cost_known),
       bool_or(is_estimated)
     from agents.model_calls where run_id = ?::uuid and status = 'SETTLED' group by date, model order by date, model
     on conflict (user_id, date, model) do update set calls = u.calls + excluded.calls,
       input_tokens = u.input_tokens + excluded.input_tokens,
       cached_input_tokens = u.cached_input_tokens + excluded.cached_input_tokens,
       output_tokens = u.output_tokens + excluded.output_tokens,
       reasoning_tokens = u.reasoning_tokens + excluded.reasoning_tokens, cost_usd = u.cost_usd + excluded.cost_usd,
       is_cost_known = u.is_cost_known and excluded.is_cost_known,
       is_estimated = u.is_estimated or excluded.is_estimated`,
    [userId, runId],
  )
}
