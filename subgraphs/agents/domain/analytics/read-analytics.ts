import type { Database } from '@chainlens/platform/db'
import Big from 'big.js'
import type { DayRange } from '../spending/day-range.ts'
import { mergedMetrics, NO_METRICS, type PerformanceMetrics } from './performance-metrics.ts'
import { quantileOf } from './time-histogram.ts'

/** How an agent did in a time. Times in milliseconds, null without a completed run; costs exact decimals in USD. */
export interface AgentPeriod extends DayRange {
  totalMessages: number
  /** Sessions by day: one that goes on for two days counts twice. */
  totalSessions: number
  totalCostUsd: string
  avgResponseTimeMs: number | null
  p50ResponseTimeMs: number | null
  p95ResponseTimeMs: number | null
  completedRuns: number
  stoppedRuns: number
  failedRuns: number
  toolCalls: number
  failedToolCalls: number
  modelCalls: number
  estimatedCalls: number
  modelRetries: number
  takeovers: number
  inputTokens: number
  outputTokens: number
}

interface DayRow {
  agent_id: string
  date: string
  total_messages: number
  total_sessions: number
  total_cost: string
  performance_metrics: PerformanceMetrics
}

/** How an agent did: each day on which a run ended, and all of them together. */
export interface ReadAnalytics extends DayRange {
  days: AgentPeriod[]
  total: AgentPeriod
}

/** Reads how agents did, in the order of the keys; one query for each different time that is asked for. */
export async function readAnalytics(
  database: Database,
  keys: readonly (DayRange & { agentId: string })[],
): Promise<ReadAnalytics[]> {
  const ranges = Map.groupBy(keys, ({ from, to }) => `${from} ${to}`)
  const read = await Promise.all(
    [...ranges.values()].map(([first, ...others]) =>
      first
        ? readDays(
            database,
            first,
            [first, ...others].map(({ agentId }) => agentId),
          )
        : [],
    ),
  )
  const byRange = new Map([...ranges.keys()].map((range, index) => [range, read[index] ?? []]))
  return keys.map(({ agentId, from, to }) => {
    const rows = (byRange.get(`${from} ${to}`) ?? []).filter((row) => row.agent_id === agentId)
    const days = rows.map((row) => periodOf({ from: row.date, to: row.date }, [row]))
    return { from, to, days, total: periodOf({ from, to }, rows) }
  })
}

function readDays(database: Database, { from, to }: DayRange, agentIds: string[]): Promise<DayRow[]> {
  return database.query<DayRow>(
    `select agent_id, date::text, total_messages, total_sessions, total_cost::text, performance_metrics
     from agents.agent_analytics
     where agent_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
       and date between ?::date and ?::date
     order by date`,
    [JSON.stringify(agentIds), from, to],
  )
}

function periodOf(range: DayRange, rows: readonly DayRow[]): AgentPeriod {
  const metrics = rows.reduce((sum, row) => mergedMetrics(sum, row.performance_metrics), NO_METRICS)
  const { runs, toolCalls, tokens, responseTimes } = metrics
  const { count, totalMs, histogram } = responseTimes
  const allToolCalls = Object.values(toolCalls).reduce((sum, each) => sum + each, 0)
  return {
    ...range,
    totalMessages: rows.reduce((sum, row) => sum + row.total_messages, 0),
    totalSessions: rows.reduce((sum, row) => sum + row.total_sessions, 0),
    totalCostUsd: rows.reduce((sum, row) => sum.plus(row.total_cost), new Big(0)).toFixed(),
    avgResponseTimeMs: count === 0 ? null : Math.round(totalMs / count),
    p50ResponseTimeMs: quantileOf(histogram, 0.5),
    p95ResponseTimeMs: quantileOf(histogram, 0.95),
    completedRuns: runs.COMPLETED ?? 0,
    stoppedRuns: runs.STOPPED ?? 0,
    failedRuns: runs.FAILED ?? 0,
    toolCalls: allToolCalls,
    failedToolCalls: allToolCalls - (toolCalls.SUCCEEDED ?? 0),
    modelCalls: metrics.modelCalls,
    estimatedCalls: metrics.estimatedCalls,
    modelRetries: metrics.modelRetries,
    takeovers: metrics.takeovers,
    inputTokens: tokens.input,
    outputTokens: tokens.output,
  }
}
