import type { Lexicon } from './lexicon.ts'
import { CAPITALS, modifyValence, NEGATED, type WordInText } from './modify-valence.ts'
import { isUpperCase, splitWords } from './split-words.ts'
import { DEGREES } from './word-lists.ts'

/** What a text says, by VADER. */
export interface TextScore {
  /** The tone of the whole, −1 to 1, to four decimals; 0.05 and more is positive, −0.05 and less negative. */
  compound: number
  /** Shares of the text's words that are negative, neutral and positive, to three decimals; all 0 for an empty text. */
  negative: number
  neutral: number
  positive: number
}

/** About the largest sum that a text comes to: what x / √(x² + α) is flattened by. */
const ALPHA = 15

/**
 * Scores a text by the rules of VADER (Hutto & Gilbert, ICWSM 2014; cjhutto/vaderSentiment @44fc044), quirks included:
 * a published example that scores otherwise here is a fault.
 */
export function scoreText(text: string, lexicon: Lexicon): TextScore {
  const named = nameEmojis(text, lexicon)
  const words = splitWords(named)
  if (words.length === 0) return { compound: 0, negative: 0, neutral: 0, positive: 0 }
  return summarise(weighByBut(valencesOf(words, lexicon), words), punctuationEmphasis(named))
}

function nameEmojis(text: string, { emojiNames }: Lexicon): string {
  let named = ''
  let isAfterSpace = true
  for (const character of text) {
    const name = emojiNames.get(character)
    if (name === undefined) named += character
    else named += isAfterSpace ? name : ` ${name}`
    isAfterSpace = name === undefined && character === ' '
  }
  return named
}

function valencesOf(words: readonly string[], { valences }: Lexicon): number[] {
  const lower = words.map((word) => word.toLowerCase())
  const upper = words.map(isUpperCase)
  const capitals = upper.filter(Boolean).length
  const capitalsStandOut = capitals > 0 && capitals < words.length
  const isRated = (index: number) => valences.has(lower[index] ?? '')
  return lower.map((word, index) => {
    const rated = valences.get(word)
    const isKindOf = word === 'kind' && lower[index + 1] === 'of'
    if (rated === undefined || DEGREES.has(word) || isKindOf) return 0
    // "no" before a rated word negates that one and says nothing itself.
    let valence = word === 'no' && isRated(index + 1) ? 0 : rated
    if (followsNo(lower, index)) valence = rated * NEGATED
    if (capitalsStandOut && upper[index]) valence += valence > 0 ? CAPITALS : -CAPITALS
    const place: WordInText = {
      words,
      lower,
      index,
      capitalsStandOut,
      isUpperCase: (at) => upper[at] ?? false,
      isRated,
    }
    return modifyValence(valence, place)
  })
}

function followsNo(lower: readonly string[], index: number): boolean {
  const joins = lower[index - 1] === 'or' || lower[index - 1] === 'nor'
  return lower[index - 1] === 'no' || lower[index - 2] === 'no' || (lower[index - 3] === 'no' && joins)
}

/**
 * Before the first "but" counts half, after it half as much again. As published, each value is changed where an equal
 * one stands first, not where it stands itself.
 */
function weighByBut(valences: number[], words: readonly string[]): number[] {
  const but = words.findIndex((word) => word.toLowerCase() === 'but')
  if (but < 0) return valences
  const weighed = [...valences]
  for (let position = 0; position < weighed.length; position += 1) {
    const valence = weighed[position] ?? 0
    const first = weighed.indexOf(valence)
    if (first < but) weighed[first] = valence * 0.5
    else if (first > but) weighed[first] = valence * 1.5
  }
  return weighed
}

function punctuationEmphasis(text: string): number {
  const exclamations = text.split('!').length - 1
  const questions = text.split('?').length - 1
  const ofQuestions = questions > 3 ? 0.96 : questions > 1 ? questions * 0.18 : 0
  return Math.min(exclamations, 4) * 0.292 + ofQuestions
}

function summarise(valences: readonly number[], emphasis: number): TextScore {
  const sum = valences.reduce((total, valence) => total + valence, 0)
  const emphasised = sum + Math.sign(sum) * emphasis
  // Each word counts one more than its valence, as a neutral word counts one.
  let positive = valences.reduce((total, valence) => total + (valence > 0 ? valence + 1 : 0), 0)
  let negative = valences.reduce((total, valence) => total + (valence < 0 ? 1 - valence : 0), 0)
  const neutral = valences.filter((valence) => valence === 0).length
  if (positive > negative) positive += emphasis
  else if (positive < negative) negative += emphasis
  const total = positive + negative + neutral
  return {
    compound: rounded(emphasised / Math.sqrt(emphasised * emphasised + ALPHA), 4),
    negative: rounded(negative / total, 3),
    neutral: rounded(neutral / total, 3),
    positive: rounded(positive / total, 3),
  }
}

/** As Python rounds: by the number's own binary value, an exact tie to the even digit; and never −0. */
function rounded(value: number, digits: number): number {
  const scaled = value * 10 ** digits
  // Only a number of so few binary places can lie exactly between two decimals: 0.8125, not 0.0005.
  const isTie = Number.isInteger(value * 2 ** (digits + 1)) && Math.abs(scaled % 1) === 0.5
  if (isTie) return (2 * Math.round(scaled / 2)) / 10 ** digits || 0
  return Number(value.toFixed(digits)) || 0
}
