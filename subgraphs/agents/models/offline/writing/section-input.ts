import type { Aspect, Period } from '../question/question.ts'

/** How sections are written. */
export interface SectionInput {
  /** What was asked about; empty: all. */
  aspects: readonly Aspect[]
  period: Period | null
  now: Date
}
