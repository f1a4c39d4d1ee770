import type { AnalysisReport, Evidence, MissingSignal } from './evidence.ts'

/** COMPLETE, PARTIAL or NO_DATA from what a report has and what it misses. */
export function reportStatus(
  evidence: readonly Evidence[],
  missing: readonly MissingSignal[],
): AnalysisReport['status'] {
  if (evidence.length === 0) return 'NO_DATA'
  return missing.length === 0 ? 'COMPLETE' : 'PARTIAL'
}

/** Evidence of several places, each once. */
export function uniqueEvidence(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((item) => [item.id, item])).values()]
}
