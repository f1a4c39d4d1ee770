import type { MeasurePartsFragment } from '../gql/reports/graphql.ts'

/** One row of a report: which measure it shows, and what may be said of two tokens by it. */
export type FigureSpec<Report> = {
  label: string
  group: string
  of: (report: Report) => MeasurePartsFragment | null | undefined
  /**
   * What the larger or smaller of two figures means, in a word; null where neither is better, so that a comparison
   * gives the difference and no verdict.
   */
  verdict: { side: 'higher' | 'lower'; word: string } | null
}
