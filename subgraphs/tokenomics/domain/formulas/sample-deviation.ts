import { mean } from './mean.ts'

/** Sample standard deviation (n − 1), in two passes; null with fewer than two values. */
export function sampleDeviation(values: readonly number[]): number | null {
  const centre = mean(values)
  if (centre === null || values.length < 2) return null
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}
