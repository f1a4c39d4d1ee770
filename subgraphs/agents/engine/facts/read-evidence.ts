import type { FactEvidence } from '../../models/model.ts'

type Json = Record<string, unknown>

const MODES = ['LIVE', 'CACHED', 'RECORDED', 'COMPUTED'] as const
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Evidence as a tool result has it, with its inputs; null where it is none. */
export function readEvidence(value: unknown): FactEvidence | null {
  const evidence = value as Json | null
  if (typeof evidence !== 'object' || evidence === null || typeof evidence.id !== 'string') return null
  return {
    id: evidence.id,
    source: text(evidence.source) ?? 'unknown',
    url: text(evidence.url),
    mode: MODES.find((mode) => mode === evidence.mode) ?? 'COMPUTED',
    asOf: text(evidence.asOf),
    retrievedAt: text(evidence.retrievedAt) ?? new Date(0).toISOString(),
    contentHash: text(evidence.contentHash),
    excerpt: text(evidence.excerpt),
    inputs: readEvidenceList(evidence.inputs),
  }
}

/** A list of evidence; what is none is left out. */
export function readEvidenceList(value: unknown): FactEvidence[] {
  return Array.isArray(value) ? value.map(readEvidence).filter((item) => item !== null) : []
}
