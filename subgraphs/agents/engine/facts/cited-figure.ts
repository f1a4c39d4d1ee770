import type { Fact } from '../../models/model.ts'
import { shiftDecimal } from './decimal-text.ts'

/** A fact's figure as text shows it: a fraction as percent, exactly; anything else as the evidence has it. */
export function citedFigure(fact: Fact): { value: string | null; unit: string | null } {
  if (fact.value === null) return { value: null, unit: null }
  if (fact.unit === 'fraction') return { value: shiftDecimal(fact.value, 2), unit: '%' }
  return { value: fact.value, unit: fact.unit }
}
