import type { Metrics } from '@chainlens/platform/metrics'
import { failSpan, inSpan, startSpan } from '@chainlens/platform/telemetry'

/** What is done with an operation that was not asked for before. */
export type Phase = 'parse' | 'validate' | 'plan'

/** Runs a phase, and tells of it. */
export type ObservePhase = <Result>(phase: Phase, work: () => Result) => Result

/** Puts each phase under a span and counts its time. What is kept from the first time has none. */
export function createPhaseObserver(metrics: Metrics): ObservePhase {
  return (phase, work) => {
    const began = performance.now()
    const span = startSpan(phase)
    try {
      return inSpan(span, work)
    } catch (error) {
      failSpan(span, 'INTERNAL_SERVER_ERROR')
      throw error
    } finally {
      span.end()
      metrics.preparationSeconds.observe({ phase }, (performance.now() - began) / 1000)
    }
  }
}
