import Big from 'big.js'
import { metricsOfRun } from '../../domain/analytics/metrics-of-run.ts'
import {
  averageMs,
  mergedMetrics,
  NO_METRICS,
  type PerformanceMetrics,
} from '../../domain/analytics/performance-metrics.ts'
import { type EndedRun, readEndedRuns } from '../../domain/analytics/read-ended-runs.ts'
import type { Queryable } from '../../engine/held-run.ts'
import { BATCH, FIRST_KEY } from './check.ts'

/** A row of agent_analytics without its key. */
export interface AgentDay {
  total_messages: number
  total_sessions: number
  /** Exact decimal in USD. */
  total_cost: string
  /** Milliseconds, to a tenth. */
  avg_response_time: string | null
  performance_metrics: PerformanceMetrics
}

/** What an agent's row of a day should hold, from the runs that are counted, some at a time; null: there is none to be. */
export async function dayOfAgent(database: Queryable, agentId: string, date: string): Promise<AgentDay | null> {
  const sessions = new Set<string>()
  const questions = new Set<string>()
  let metrics = NO_METRICS
  let cost = new Big(0)
  let answers = 0
  for (let after: string | undefined = FIRST_KEY; after; ) {
    const runs = await readRuns(database, agentId, date, after)
    for (const run of runs) {
      sessions.add(run.session_id)
      questions.add(run.user_message_id)
      metrics = mergedMetrics(metrics, metricsOfRun(run))
      cost = cost.plus(run.cost)
    }
    answers += runs.length
    after = runs.length < BATCH ? undefined : runs.at(-1)?.id
  }
  if (answers === 0) return null
  return {
    total_messages: answers + questions.size,
    total_sessions: sessions.size,
    total_cost: cost.toFixed(),
    avg_response_time: averageMs(metrics),
    performance_metrics: metrics,
  }
}

/** Up to a batch of an agent's counted runs of a day, in the order of their ids. */
async function readRuns(database: Queryable, agentId: string, date: string, after: string): Promise<EndedRun[]> {
  const rows = await database.query<{ id: string }>(
    `select r.id from agents.runs r
     join agents.sessions s on s.id = r.session_id
     join agents.counted_runs c on c.run_id = r.id
     where s.agent_id = ?::uuid and r.ended_at >= ?::timestamp at time zone 'UTC'
       and r.ended_at < (?::timestamp + interval '1 day') at time zone 'UTC' and r.id > ?::uuid
     order by r.id limit ${BATCH}`,
    [agentId, date, date, after],
  )
  const ids = rows.map(({ id }) => id)
  const runs = new Map((await readEndedRuns(database, ids)).map((run) => [run.id, run]))
  return ids.flatMap((id) => runs.get(id) ?? [])
}
