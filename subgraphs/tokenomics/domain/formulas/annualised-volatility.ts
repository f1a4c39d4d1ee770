import { sampleDeviation } from './sample-deviation.ts'

/** Sample standard deviation of returns × √(periods per year), as empyrical's annual_volatility; null below two returns. */
export function annualisedVolatility(returns: readonly number[], periodsPerYear: number): number | null {
  const deviation = sampleDeviation(returns)
  return deviation === null ? null : deviation * Math.sqrt(periodsPerYear)
}
