import { escapeForPattern } from './escape-for-pattern.ts'

/** A piece of a text: plain, a citation's marker, or a number for which there is no evidence. */
export type Mark = { kind: 'text' | 'unsupported'; text: string } | { kind: 'citation'; text: string; marker: number }

const MARKER = /\[(\d{1,4})\]/g

/** Finds citation markers, and in what is left the numbers that are unsupported, each as a whole number only. */
export function splitMarks(text: string, unsupported: readonly string[]): Mark[] {
  const marks: Mark[] = []
  let from = 0
  for (const match of text.matchAll(MARKER)) {
    pushPlain(marks, text.slice(from, match.index), unsupported)
    marks.push({ kind: 'citation', text: match[0], marker: Number(match[1]) })
    from = match.index + match[0].length
  }
  pushPlain(marks, text.slice(from), unsupported)
  return marks
}

function pushPlain(marks: Mark[], text: string, unsupported: readonly string[]): void {
  const numbers = unsupported.filter((number) => number.trim() !== '')
  if (text === '') return
  if (numbers.length === 0) {
    marks.push({ kind: 'text', text })
    return
  }
  // The longest first: "1,200" is not "1" with something behind it. Nor is the 5 of 0.5 or 50 the number 5.
  const alternatives = numbers.toSorted((a, b) => b.length - a.length).map((number) => escapeForPattern(number))
  const pattern = new RegExp(`(?<![\\d.,])(?:${alternatives.join('|')})(?!\\d|[.,]\\d)`, 'g')
  let from = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) marks.push({ kind: 'text', text: text.slice(from, match.index) })
    marks.push({ kind: 'unsupported', text: match[0] })
    from = match.index + match[0].length
  }
  if (from < text.length) marks.push({ kind: 'text', text: text.slice(from) })
}
