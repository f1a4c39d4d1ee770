import type { Fact, FactEvidence } from '../../model.ts'
import { dayOf } from '../question/days.ts'

function leaves(evidence: FactEvidence): FactEvidence[] {
  return evidence.inputs.length > 0 ? evidence.inputs.flatMap(leaves) : [evidence]
}

/** Whether a fact rests on a recording, if only in part. */
export function isRecorded(fact: Fact): boolean {
  return leaves(fact.evidence).some(({ mode }) => mode === 'RECORDED')
}

/** The day that a figure is of; null where nothing says it. */
export function dayOfFact(fact: Fact): string | null {
  return fact.dates[0] ?? null
}

/** When a fact is of, for the cell of a table. */
export function dated(fact: Fact): string {
  const day = dayOfFact(fact)
  if (!isRecorded(fact)) return day ?? 'now'
  return day ? `${day}, recorded` : 'recorded, undated'
}

/** When a fact is of, as a remark; empty for a live one of today. */
export function remark(fact: Fact, now: Date): string {
  const day = dayOfFact(fact)
  if (isRecorded(fact)) return day ? `recorded, as of ${day}` : 'recorded, undated'
  return day === null || day === dayOf(now) ? '' : `as of ${day}`
}

/** A phrase with the remarks on the facts in it, each once: "… (recorded, as of 2026-02-22)". */
export function withRemark(phrase: string, facts: readonly Fact[], now: Date): string {
  const remarks = [...new Set(facts.map((fact) => remark(fact, now)).filter((text) => text !== ''))]
  return remarks.length > 0 ? `${phrase} (${remarks.join('; ')})` : phrase
}

/** The days of a window as a phrase: "from 2024-01-01 to 2024-12-31, recorded". */
export function windowText(window: { from: string; to: string }, facts: readonly Fact[]): string {
  return `${window.from} to ${window.to}${facts.some(isRecorded) ? ', recorded' : ''}`
}
