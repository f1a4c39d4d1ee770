import { mergedHistograms, type TimeHistogram } from './time-histogram.ts'

/** What agent_analytics keeps of a day beside its sums; all of it can be added up, in whatever order. */
export interface PerformanceMetrics {
  /** Ended runs by status. */
  runs: Record<string, number>
  /** Ended calls by status. */
  toolCalls: Record<string, number>
  /** Calls of models that were made. */
  modelCalls: number
  /** Of them, those whose counts are estimates. */
  estimatedCalls: number
  /** Calls of models that were refused or broke off and made again or elsewhere. */
  modelRetries: number
  /** Times that another worker had to take a run over. */
  takeovers: number
  tokens: { input: number; cachedInput: number; output: number; reasoning: number }
  /** From question to end of the completed runs, without the time that they waited for their user's answers. */
  responseTimes: { count: number; totalMs: number; histogram: TimeHistogram }
}

/** Of no runs at all. */
export const NO_METRICS: PerformanceMetrics = {
  runs: {},
  toolCalls: {},
  modelCalls: 0,
  estimatedCalls: 0,
  modelRetries: 0,
  takeovers: 0,
  tokens: { input: 0, cachedInput: 0, output: 0, reasoning: 0 },
  responseTimes: { count: 0, totalMs: 0, histogram: {} },
}

/** Both together. */
export function mergedMetrics(one: PerformanceMetrics, other: PerformanceMetrics): PerformanceMetrics {
  return {
    runs: mergedHistograms(one.runs, other.runs),
    toolCalls: mergedHistograms(one.toolCalls, other.toolCalls),
    modelCalls: one.modelCalls + other.modelCalls,
    estimatedCalls: one.estimatedCalls + other.estimatedCalls,
    modelRetries: one.modelRetries + other.modelRetries,
    takeovers: one.takeovers + other.takeovers,
    tokens: {
      input: one.tokens.input + other.tokens.input,
      cachedInput: one.tokens.cachedInput + other.tokens.cachedInput,
      output: one.tokens.output + other.tokens.output,
      reasoning: one.tokens.reasoning + other.tokens.reasoning,
    },
    responseTimes: {
      count: one.responseTimes.count + other.responseTimes.count,
      totalMs: one.responseTimes.totalMs + other.responseTimes.totalMs,
      histogram: mergedHistograms(one.responseTimes.histogram, other.responseTimes.histogram),
    },
  }
}

/** The average response time as agent_analytics keeps it: milliseconds, to a tenth; null without a completed run. */
export function averageMs({ responseTimes }: PerformanceMetrics): string | null {
  const { count, totalMs } = responseTimes
  return count === 0 ? null : (totalMs / count).toFixed(1)
}
