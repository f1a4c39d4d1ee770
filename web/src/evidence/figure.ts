import type { EvidenceNode } from './evidence-node.ts'

/** A figure as the page shows it, and all that a reader may want to know of it: of an answer, or of a report. */
export type Figure = {
  /** What its chip shows; counts within an answer or a report. */
  marker: number
  label: string
  /** As the evidence has it, nothing rounded; null where no figure is meant. */
  value: string | null
  unit: string | null
  evidence: readonly EvidenceNode[]
  /** The time that it describes; null where that isn't stated. */
  asOf: string | null
  /** The formula's name; null where the evidence alone tells. */
  method: string | null
  /** 0 to 1, by the rule in docs/confidence.md. */
  confidence: number | null
  /** True when it is older than its source usually is. */
  stale: boolean
}
