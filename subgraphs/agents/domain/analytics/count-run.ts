import type { Transaction } from '@chainlens/platform/db'
import { countUsage } from './count-usage.ts'
import { metricsOfRun } from './metrics-of-run.ts'
import { averageMs, mergedMetrics, NO_METRICS, type PerformanceMetrics } from './performance-metrics.ts'
import { readEndedRuns } from './read-ended-runs.ts'

/**
 * Counts a run that has ended in its agent's day and in its user's usage; once, however often and in whatever order
 * runs are counted. A run that has not ended, or is gone, is not counted.
 * Returns whether it was counted by this.
 */
export async function countRun(transaction: Transaction, runId: string): Promise<boolean> {
  // Before any row is locked: whoever counts all anew waits here, or has it wait.
  await transaction.query('lock table agents.counted_runs in row exclusive mode')
  const [run] = await readEndedRuns(transaction, [runId])
  if (!run) return false
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
  if (fresh.length === 0 || !day) return false
  const metrics = mergedMetrics(day.performance_metrics, metricsOfRun(run))
  await transaction.query(
    `update agents.agent_analytics set total_messages = total_messages + ?, total_sessions = total_sessions + ?,
       total_cost = total_cost + ?::numeric, avg_response_time = ?::numeric, performance_metrics = ?::jsonb
     where agent_id = ?::uuid and date = ?::date`,
    [
      known?.question ? 1 : 2,
      known?.session ? 0 : 1,
      run.cost,
      averageMs(metrics),
      JSON.stringify(metrics),
      run.agent_id,
      run.date,
    ],
  )
  await countUsage(transaction, { runId, userId: run.user_id })
  return true
}
