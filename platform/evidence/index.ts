export type { AnalysisReport, Evidence, EvidenceMode, Finding, Measure, MissingSignal } from './evidence.ts'
export { computedEvidence, type EvidenceInput, makeEvidence } from './make-evidence.ts'
export { type MeasureInput, makeMeasure } from './make-measure.ts'
export { reportStatus, uniqueEvidence } from './report-status.ts'
