import type { Fact } from '../../models/model.ts'
import { citedFigure } from '../facts/cited-figure.ts'
import { isFigureOf, isPartOfName } from './match-number.ts'
import { groupDigits, roundFigure } from './round-figure.ts'
import { findDays, findNumbers, type WrittenNumber } from './written-number.ts'

/** What a sentence is held against. */
export interface SentenceEvidence {
  /** Facts cited in the sentence itself. */
  cited: readonly Fact[]
  /** Facts cited anywhere in the message so far. */
  citedBefore: readonly Fact[]
  /** Every fact of the run. */
  all: readonly Fact[]
}

/** The outcome: the sentence as it may stand, and the numbers in it that have no evidence. */
export interface CheckedSentence {
  text: string
  unsupported: string[]
}

/** What is written behind a number or day that has no evidence. */
export const UNVERIFIED = ' (unverified)'

type Edit = { start: number; end: number; text: string }

/** The one cited fact of the number's unit, where there is exactly one that no other number states. */
function correctionFor(number: WrittenNumber, evidence: SentenceEvidence, taken: ReadonlySet<Fact>): Fact | null {
  const fitting = evidence.cited.filter((fact) => {
    const figure = citedFigure(fact)
    return figure.value !== null && !taken.has(fact) && (number.unit === '%') === (figure.unit === '%')
  })
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

/**
 * Holds each number and each day of a sentence against the evidence. A number without evidence is put
 * right where exactly one cited figure can be meant; otherwise it is marked and listed.
 */
export function checkSentence(sentence: string, evidence: SentenceEvidence): CheckedSentence {
  const edits: Edit[] = []
  const unsupported: string[] = []
  const taken = new Set<Fact>()
  const wrong: WrittenNumber[] = []
  for (const number of findNumbers(sentence)) {
    const facts = [...evidence.cited, ...evidence.citedBefore]
    const fact = facts.find((candidate) => isFigureOf(number, candidate, sentence))
    if (fact) taken.add(fact)
    else if (!isPartOfName(number, facts)) wrong.push(number)
  }
  for (const number of wrong) {
    const fact = wrong.length === 1 ? correctionFor(number, evidence, taken) : null
    const figure = fact ? citedFigure(fact).value : null
    if (figure !== null) {
      const corrected = groupDigits(roundFigure(figure, number.decimals, number.scale))
      const start = number.isNegative ? number.digits.start - 1 : number.digits.start
      edits.push({ start, end: number.digits.end, text: corrected })
    } else {
      const end = number.index + number.text.length
      edits.push({ start: end, end, text: UNVERIFIED })
      unsupported.push(number.text)
    }
  }
  const days = new Set(evidence.all.flatMap((fact) => fact.dates))
  for (const { text, index, day } of findDays(sentence)) {
    if (days.has(day)) continue
    edits.push({ start: index + text.length, end: index + text.length, text: UNVERIFIED })
    unsupported.push(text)
  }
  let text = sentence
  for (const edit of edits.sort((a, b) => b.start - a.start))
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
  return { text, unsupported }
}
