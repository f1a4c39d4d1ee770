import type { Fact } from '../../models/model.ts'
import { citedFigure } from '../facts/cited-figure.ts'
import { roundFigure } from './round-figure.ts'
import type { WrittenNumber } from './written-number.ts'

/** Words that turn a figure round: "fell 27.1 %" says −27.1 %. */
const LOSS =
  /\b(fell|fall|falls|fallen|drop\w*|los[est]\w*|declin\w*|down|below|drawdown|sank|shed|minus|negative|worst)\b/i

/** Whether a unit as written may stand for a fact's unit. A number without unit may be of any but percent. */
function unitFits(written: WrittenNumber['unit'], unit: string | null): boolean {
  if (written === '%' || unit === '%') return written === '%' && unit === '%'
  return written === null || unit === written
}

/** Whether a number, as written, is a fact's figure rounded to the digits written. */
export function isFigureOf(number: WrittenNumber, fact: Fact, sentence: string): boolean {
  const { value, unit } = citedFigure(fact)
  if (value === null || !unitFits(number.unit, unit)) return false
  const rounded = roundFigure(value, number.decimals, number.scale)
  const isSame = rounded.replace('-', '') === roundFigure(number.value, number.decimals)
  if (!isSame) return false
  const isZero = !/[1-9]/.test(rounded)
  if (isZero || value.startsWith('-') === number.isNegative) return true
  return value.startsWith('-') && LOSS.test(sentence)
}

/** Whether a number belongs to the name of a thing or to a date rather than being a figure. */
export function isPartOfName(number: WrittenNumber, facts: readonly Fact[]): boolean {
  if (number.unit !== null || number.scale !== 1 || number.decimals > 0) return false
  const word = new RegExp(`(?<![\\p{L}\\d.,])${number.value}(?![\\p{L}\\d]|[.,]\\d)`, 'u')
  return facts.some(
    (fact) =>
      word.test(fact.label) || (number.value.length === 4 && fact.dates.some((day) => day.startsWith(number.value))),
  )
}
