import type { MeasurePartsFragment } from '../gql/reports/graphql.ts'
import type { Figure } from './figure.ts'

/** A measure of the graph as a figure; null where there is no value to show. */
export function figureOfMeasure(
  measure: MeasurePartsFragment | null | undefined,
  label: string,
  marker: number,
): Figure | null {
  if (!measure || (measure.value === null && measure.exact === null)) return null
  const { exact, value, unit, evidence, asOf, method, confidence, stale } = measure
  return { marker, label, value: exact ?? String(value), unit, evidence, asOf, method, confidence, stale }
}
