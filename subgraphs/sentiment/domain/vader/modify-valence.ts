import { DEGREES, NEGATIONS, PHRASES } from './word-lists.ts'

/** What a negation makes of a valence. */
export const NEGATED = -0.74
/** What capitals add where other words have none. */
export const CAPITALS = 0.733
/** A degree adverb one and two words further away counts for less. */
const DISTANCE_FACTORS = { 1: 1, 2: 0.95, 3: 0.9 } as const

/** A word with what surrounds it. */
export interface WordInText {
  words: readonly string[]
  /** The same in lower case. */
  lower: readonly string[]
  index: number
  /** Whether some words of the text, but not all, are in capitals. */
  capitalsStandOut: boolean
  isUpperCase(index: number): boolean
  isRated(index: number): boolean
}

/** A rated word's valence after the up to three words before it: degrees, negations, phrases, "least". */
export function modifyValence(base: number, text: WordInText): number {
  let valence = base
  for (const distance of [1, 2, 3] as const) {
    const at = text.index - distance
    if (at < 0 || text.isRated(at)) continue
    valence += degreeOf(at, valence, text) * DISTANCE_FACTORS[distance]
    valence = negate(valence, distance, text)
    if (distance === 3) valence = replaceByPhrase(valence, text)
  }
  return negateByLeast(valence, text)
}

function degreeOf(at: number, valence: number, text: WordInText): number {
  const degree = DEGREES.get(text.lower[at] ?? '')
  if (degree === undefined) return 0
  const signed = valence < 0 ? -degree : degree
  if (!text.capitalsStandOut || !text.isUpperCase(at)) return signed
  return signed + (valence > 0 ? CAPITALS : -CAPITALS)
}

function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || word.includes("n't")
}

/** "never so good" is praise, "without doubt good" is no denial; else a negation turns and dampens. */
function negate(valence: number, distance: 1 | 2 | 3, { lower, index }: WordInText): number {
  const before = (steps: number) => lower[index - steps] ?? ''
  const isSo = (steps: number) => before(steps) === 'so' || before(steps) === 'this'
  if (distance === 2) {
    if (before(2) === 'never' && isSo(1)) return valence * 1.25
    if (before(2) === 'without' && before(1) === 'doubt') return valence
  }
  if (distance === 3) {
    // As published, "so" or "this" right before strengthens also without "never".
    if ((before(3) === 'never' && isSo(2)) || isSo(1)) return valence * 1.25
    if (before(3) === 'without' && (before(2) === 'doubt' || before(1) === 'doubt')) return valence
  }
  return isNegation(before(distance)) ? valence * NEGATED : valence
}

function replaceByPhrase(valence: number, { lower, index }: WordInText): number {
  const phrase = (from: number, to: number) => lower.slice(index + from, index + to + 1).join(' ')
  const behind = [phrase(-1, 0), phrase(-2, 0), phrase(-2, -1), phrase(-3, -1), phrase(-3, -2)]
  const ahead = [phrase(0, 1), phrase(0, 2)].filter((_, more) => index + more + 1 < lower.length)
  const known = [behind.find((words) => PHRASES.has(words)), ...ahead.filter((words) => PHRASES.has(words))]
  const last = known.findLast((words) => words !== undefined)
  const replaced = last === undefined ? valence : (PHRASES.get(last) ?? valence)
  const pairs = [phrase(-3, -1), phrase(-3, -2), phrase(-2, -1)]
  return pairs.reduce((sum, words) => sum + (DEGREES.get(words) ?? 0), replaced)
}

function negateByLeast(valence: number, { lower, index, isRated }: WordInText): number {
  if (lower[index - 1] !== 'least' || isRated(index - 1)) return valence
  const before = index > 1 ? lower[index - 2] : undefined
  return before === 'at' || before === 'very' ? valence : valence * NEGATED
}
