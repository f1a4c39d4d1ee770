import type { Evidence, Measure } from './evidence.ts'

/** What makeMeasure takes. */
export interface MeasureInput {
  /** What is no finite number is unknown: null. */
  value: number | null
  /** The exact decimal, where more than a Float is needed. */
  exact?: string | null
  unit: string
  method: string
  asOf?: string | null
  /** True when the figure is older than its source usually is. */
  stale?: boolean
  evidence: Evidence[]
  /** 0 to 1: what the method itself takes away, e.g. for a sample instead of a whole. 1 by default. */
  quality?: number
}

/** What a reading is worth before anything speaks against it; docs/confidence.md gives the reasons. */
const BY_MODE = { LIVE: 0.9, CACHED: 0.85, RECORDED: 0.5 } as const
const STALE_FACTOR = 0.7

/** The least trusted of what evidence rests on. */
function trust(evidence: Evidence): number {
  if (evidence.mode !== 'COMPUTED') return BY_MODE[evidence.mode]
  return evidence.inputs.length === 0 ? 0 : Math.min(...evidence.inputs.map(trust))
}

/** A figure with its evidence and the confidence that follows from it; no evidence is no confidence. */
export function makeMeasure(input: MeasureInput): Measure {
  const base = input.evidence.length === 0 ? 0 : Math.min(...input.evidence.map(trust))
  const confidence = base * (input.quality ?? 1) * (input.stale ? STALE_FACTOR : 1)
  return {
    value: Number.isFinite(input.value) ? input.value : null,
    exact: input.exact ?? null,
    unit: input.unit,
    method: input.method,
    asOf: input.asOf ?? null,
    stale: input.stale ?? false,
    confidence: Math.round(confidence * 1000) / 1000,
    evidence: input.evidence,
  }
}
