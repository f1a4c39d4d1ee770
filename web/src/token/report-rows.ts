import type { Figure } from '../evidence/figure.ts'
import { figureOfMeasure } from '../evidence/figure-of-measure.ts'
import type { FigureSpec } from './figure-spec.ts'

/** A row of a report; without a figure where it isn't known. */
export type ReportRow = { label: string; group: string; figure: Figure | null }

/**
 * A report's rows in their order. A row keeps its number whatever else is known (`firstMarker` is the first one's), so
 * that a number means the same figure on every token's page.
 */
export function reportRows<Report>(
  specs: readonly FigureSpec<Report>[],
  report: Report,
  firstMarker: number,
): ReportRow[] {
  return specs.map(({ label, group, of }, index) => ({
    label,
    group,
    figure: figureOfMeasure(of(report), label, firstMarker + index),
  }))
}
