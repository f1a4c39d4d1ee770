import type { Fact, ToolCall } from '../../models/model.ts'
import { calculationEvidence } from './calculation-evidence.ts'
import { decimalText } from './decimal-text.ts'
import { labelOf } from './labels.ts'
import { readEvidenceList } from './read-evidence.ts'

type Json = Record<string, unknown>

/** A tool call with what it gave. */
export interface AnsweredCall {
  call: ToolCall
  result: unknown
}

/** What surrounds a place in a result. */
interface Surroundings {
  /** Symbol or name of the token that the place is about. */
  token: string | null
  /** Days that belong to all that is inside, e.g. a window. */
  dates: string[]
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const dayOf = (value: unknown): string | null =>
  /^\d{4}-\d\d-\d\d/.exec(typeof value === 'string' ? value : '')?.[0] ?? null
const unique = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))]

/**
 * The figures that tools brought, numbered f1, f2, … in the order of the calls and of the places in their
 * results, so that the same results give the same facts on every worker. A Measure becomes a fact with a
 * value, a report's finding or a web page one without, and a calculation one with a value where its figures are facts.
 */
export function extractFacts(calls: readonly AnsweredCall[]): Fact[] {
  const facts: Fact[] = []

  function add(
    call: ToolCall,
    path: string,
    around: Surroundings,
    fact: Omit<Fact, 'id' | 'toolCallId' | 'toolName' | 'path'>,
  ) {
    const label = around.token ? `${around.token}: ${fact.label}` : fact.label
    const { toolCallId, toolName } = call
    facts.push({ ...fact, id: `f${facts.length + 1}`, toolCallId, toolName, path, label })
  }

  function walk(call: ToolCall, value: unknown, path: string, around: Surroundings): void {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(call, item, `${path}.${index}`, around)
      return
    }
    if (!isObject(value)) return
    if (value.__typename === 'Measure') {
      const fact = factOfMeasure(value, path, around)
      if (fact) add(call, path, around, fact)
      return
    }
    if (value.__typename === 'Calculation') {
      const evidence = calculationEvidence(value, facts)
      const fact = evidence && factOfMeasure({ ...(value.result as Json), evidence: [evidence] }, path, around)
      if (fact) add(call, path, around, { ...fact, label: 'calculation' })
      return
    }
    if (value.__typename === 'WebPage') {
      // Something to cite, named after its site: its own title may hold figures, which a label would bear out.
      const [evidence] = readEvidenceList(value.evidence)
      if (evidence?.url && URL.canParse(evidence.url)) {
        const label = `page at ${new URL(evidence.url).hostname}`
        add(call, path, around, { label, value: null, unit: null, method: null, dates: [], evidence })
      }
      return
    }
    if (value.__typename === 'Finding') {
      const [evidence] = readEvidenceList(value.evidence)
      if (evidence && typeof value.title === 'string')
        add(call, path, around, {
          label: value.title,
          value: null,
          unit: null,
          method: null,
          dates: unique([dayOf(evidence.asOf)]),
          evidence,
        })
      return
    }
    const token =
      value.__typename === 'Token' ? ((value.symbol ?? value.name ?? around.token) as string | null) : around.token
    const dates = unique([...around.dates, dayOf(value.from), dayOf(value.to)])
    for (const [key, item] of Object.entries(value))
      if (key !== 'evidence') walk(call, item, path ? `${path}.${key}` : key, { token, dates })
  }

  for (const { call, result } of calls) walk(call, result, '', { token: null, dates: [] })
  return facts
}

function factOfMeasure(measure: Json, path: string, around: Surroundings) {
  const [evidence] = readEvidenceList(measure.evidence)
  const value =
    typeof measure.exact === 'string'
      ? measure.exact
      : Number.isFinite(measure.value)
        ? decimalText(measure.value as number)
        : null
  if (!evidence || value === null) return null
  return {
    label: labelOf(path),
    value,
    unit: typeof measure.unit === 'string' ? measure.unit : null,
    method: typeof measure.method === 'string' ? measure.method : null,
    dates: unique([dayOf(measure.asOf), ...around.dates, dayOf(evidence.asOf)]),
    evidence,
  }
}
