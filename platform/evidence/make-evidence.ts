import { createHash } from 'node:crypto'
import type { Evidence } from './evidence.ts'

/** Evidence without its id. */
export type EvidenceInput = Omit<Evidence, 'id' | 'inputs'> & { inputs?: Evidence[] }

const EXCERPT_MAX = 500

/** Gives evidence its id: a hash of all that it says, so that equal readings are one and others never collide. */
export function makeEvidence(input: EvidenceInput): Evidence {
  const inputs = input.inputs ?? []
  const excerpt =
    input.excerpt && input.excerpt.length > EXCERPT_MAX
      ? `${input.excerpt.slice(0, EXCERPT_MAX).replace(/[\ud800-\udbff]$/, '')}…`
      : input.excerpt
  const { source, url, mode, asOf, retrievedAt, contentHash } = input
  const said = JSON.stringify([source, url, mode, asOf, retrievedAt, contentHash, excerpt, inputs.map((e) => e.id)])
  const id = `ev_${createHash('sha256').update(said).digest('hex').slice(0, 32)}`
  return { id, source, url, mode, asOf, retrievedAt, contentHash, excerpt, inputs }
}

/** Evidence that ChainLens computed from other evidence; as old as its oldest input. */
export function computedEvidence(input: { excerpt: string; asOf?: string | null; inputs: Evidence[] }): Evidence {
  const retrieved = input.inputs.map((evidence) => evidence.retrievedAt).sort()
  return makeEvidence({
    source: 'ChainLens',
    url: null,
    mode: 'COMPUTED',
    asOf: input.asOf ?? null,
    retrievedAt: retrieved[0] ?? new Date(0).toISOString(),
    contentHash: null,
    excerpt: input.excerpt,
    inputs: input.inputs,
  })
}
