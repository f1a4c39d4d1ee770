import type { PerformanceMetrics } from './performance-metrics.ts'
import type { EndedRun } from './read-ended-runs.ts'
import { withTime } from './time-histogram.ts'

/** What one run adds to its agent's day. */
export function metricsOfRun(run: EndedRun): PerformanceMetrics {
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
