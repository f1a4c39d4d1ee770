import type { Fact, FactEvidence } from '../../models/model.ts'
import { roundFigure } from '../text-pipeline/round-figure.ts'
import { shiftDecimal } from './decimal-text.ts'
import { readEvidence } from './read-evidence.ts'

/** Figures of arithmetic itself: counts, percent, time, scales. */
const PLAIN = new Set(
  '0 1 2 3 4 5 6 7 8 9 10 12 24 30 52 60 90 100 360 365 1000 10000 1000000 1000000000 1000000000000'.split(' '),
)
/** A figure may stand in an expression in thousands, millions, billions or trillions. */
const PLACES = [0, -3, -6, -9, -12]

/**
 * What a calculation rests on: its own evidence with that of the facts whose figures it computes with. Null where a
 * figure is none of a fact, or all are plain ones: arithmetic makes no evidence out of what has none.
 */
export function calculationEvidence(calculation: Record<string, unknown>, facts: readonly Fact[]): FactEvidence | null {
  const { operands, result } = calculation
  const [own] = ((result as { evidence?: unknown[] } | null)?.evidence ?? []) as unknown[]
  const evidence = readEvidence(own)
  if (!evidence || !Array.isArray(operands)) return null
  const inputs = new Map<string, FactEvidence>()
  for (const operand of operands) {
    if (typeof operand !== 'string') return null
    const fact = facts.find((one) => isFigure(operand, one))
    if (fact) inputs.set(fact.evidence.id, fact.evidence)
    else if (!PLAIN.has(operand)) return null
  }
  return inputs.size === 0 ? null : { ...evidence, inputs: [...inputs.values()] }
}

/** Whether an operand is a fact's figure as it is, as percent, or in another scale, rounded to the digits given. */
function isFigure(operand: string, { value, unit }: Fact): boolean {
  if (value === null || !/^\d+(\.\d+)?$/.test(operand) || !/[1-9]/.test(operand)) return false
  const decimals = operand.split('.')[1]?.length ?? 0
  const places = unit === 'fraction' ? [2, ...PLACES] : PLACES
  return places.some((place) => roundFigure(shiftDecimal(value.replace('-', ''), place), decimals) === operand)
}
