import {
  computedEvidence,
  type Evidence,
  type EvidenceMode,
  type Measure,
  makeEvidence,
  makeMeasure,
} from '@chainlens/platform/evidence'

/** The time of the questions in tests. */
export const NOW = new Date('2026-11-22T12:00:00Z')

/** Where figures of a test come from. */
export interface Origin {
  source: string
  mode: EvidenceMode
  asOf: string
}

/** A live source of today. */
export const LIVE: Origin = { source: 'CoinGecko', mode: 'LIVE', asOf: '2026-11-22T11:59:00.000Z' }

/** A recording of a past day. */
export function recorded(day: string, source = 'Daily closes published by vipwzw/market-top-detector'): Origin {
  return { source, mode: 'RECORDED', asOf: `${day}T23:59:59.000Z` }
}

/** One reading of an origin. */
export function evidenceOf({ source, mode, asOf }: Origin, excerpt = 'a reading'): Evidence {
  const url = 'https://example.org/data'
  return makeEvidence({
    source,
    url,
    mode,
    asOf,
    retrievedAt: NOW.toISOString(),
    contentHash: 'ab'.repeat(32),
    excerpt,
  })
}

type Json = Record<string, unknown>

/** As an operation that selects `__typename` everywhere answers. */
export function evidenceJson(evidence: Evidence): Json {
  return { __typename: 'Evidence', ...evidence, inputs: evidence.inputs.map(evidenceJson) }
}

function measureJson(measure: Measure): Json {
  return { __typename: 'Measure', ...measure, evidence: measure.evidence.map(evidenceJson) }
}

/** A measure that a source states; an exact text for what a float cannot hold. */
export function stated(figure: number | string, unit: string, origin: Origin): Json {
  const exact = typeof figure === 'string' ? figure : null
  const evidence = [evidenceOf(origin, `${unit} ${figure}`)]
  return measureJson(
    makeMeasure({
      value: Number(figure),
      exact,
      unit,
      method: 'as the source states it',
      asOf: origin.asOf,
      stale: origin.mode === 'RECORDED',
      evidence,
    }),
  )
}

/** A measure that ChainLens computes. */
export function computed(value: number, unit: string, origin: Origin): Json {
  const evidence = [computedEvidence({ excerpt: `${value}`, asOf: origin.asOf, inputs: [evidenceOf(origin)] })]
  return measureJson(makeMeasure({ value, unit, method: 'as its formula says', asOf: origin.asOf, evidence }))
}

/** A line of a report's `missing`. */
export function missing(code: string, signal: string, reason: string): Json {
  return { __typename: 'MissingSignal', code, signal, reason }
}

/** A finding with evidence. */
export function finding(
  code: string,
  severity: string,
  text: { title: string; detail?: string },
  origin: Origin = LIVE,
): Json {
  return {
    __typename: 'Finding',
    code,
    severity,
    title: text.title,
    detail: text.detail ?? '',
    evidence: [evidenceJson(evidenceOf(origin, text.title))],
  }
}
