/** How evidence was come by; as EvidenceMode of the graph. */
export type EvidenceMode = 'LIVE' | 'CACHED' | 'RECORDED' | 'COMPUTED'

/** As Evidence of the graph: unchanging, found again by its id. */
export interface Evidence {
  id: string
  source: string
  url: string | null
  mode: EvidenceMode
  asOf: string | null
  retrievedAt: string
  contentHash: string | null
  excerpt: string | null
  inputs: Evidence[]
}

/** As Measure of the graph. */
export interface Measure {
  value: number | null
  exact: string | null
  unit: string
  method: string
  asOf: string | null
  stale: boolean
  confidence: number
  evidence: Evidence[]
}

/** As MissingSignal of the graph. */
export interface MissingSignal {
  code: string
  signal: string
  reason: string
}

/** As Finding of the graph. */
export interface Finding {
  code: string
  severity: 'INFO' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'
  title: string
  detail: string
  evidence: Evidence[]
}

/** As AnalysisReport of the graph; each domain's report extends it. */
export interface AnalysisReport {
  status: 'COMPLETE' | 'PARTIAL' | 'NO_DATA'
  score: number | null
  findings: Finding[]
  missing: MissingSignal[]
  evidence: Evidence[]
  observedAt: string
}
