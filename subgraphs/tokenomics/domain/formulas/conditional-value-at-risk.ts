import { mean } from './mean.ts'
import { valueAtRisk } from './value-at-risk.ts'

/** Mean of the returns at or below the historical value at risk of the same cutoff; null without returns. */
export function conditionalValueAtRisk(returns: readonly number[], cutoff: number): number | null {
  const limit = valueAtRisk(returns, cutoff)
  return limit === null ? null : mean(returns.filter((value) => value <= limit))
}
