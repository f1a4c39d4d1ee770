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
  date: string
  total_messages: number
  total_sessions: number
  total_cost: string
  performance_metrics: PerformanceMetrics
}

/** Reads how an agent did: each day on which a run ended, and all of them together. */
export async function readAnalytics(
  database: Database,
  { agentId, from, to }: DayRange & { agentId: string },
): Promise<DayRange & { days: AgentPeriod[]; total: AgentPeriod }> {
  const rows = await database.query<DayRow>(
    `select date::text, total_messages, total_sessions, total_cost::text, performance_metrics from agents.agent_analytics
     where agent_id = ?::uuid and date between ?::date and ?::date order by date`,
    [agentId, from, to],
  )
  const days = rows.map((row) => periodOf({ from: row.date, to: row.date }, [row]))
  return { from, to, days, total: periodOf({ from, to }, rows) }
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
