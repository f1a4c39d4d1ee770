import type { Evidence, MissingSignal } from '@chainlens/platform/evidence'
import type { TokenReference } from '@chainlens/platform/tokens'

/** A token that a text may mean, as TokenCandidate of the graph. */
export interface Candidate {
  token: TokenReference
  rank: number
  reason: string
  warnings: string[]
  isClear: boolean
}

/** Which tokens a text may mean, as TokenResolution of the graph. */
export interface Resolution {
  candidates: Candidate[]
  missing: MissingSignal[]
  evidence: Evidence[]
}
