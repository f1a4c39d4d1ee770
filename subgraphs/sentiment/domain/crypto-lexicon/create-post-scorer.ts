import type { Lexicon } from '../vader/lexicon.ts'
import { readLexicon } from '../vader/read-lexicon.ts'
import { scoreText, type TextScore } from '../vader/score-text.ts'
import { cleanText } from './clean-text.ts'
import { CRYPTO_LEXICON_VERSION, readCryptoLexicon } from './read-crypto-lexicon.ts'

/** Named in the method of every measure that rests on it. */
export const SCORING_METHOD = `VADER 44fc044 + ChainLens crypto lexicon ${CRYPTO_LEXICON_VERSION}`

/** Scores a post as it was written. */
export type PostScorer = (text: string) => TextScore

/** Reads both lexicons and returns what scores with them; terms of several words count as one word. */
export function createPostScorer(): PostScorer {
  const general = readLexicon()
  const terms = readCryptoLexicon()
  const valences = new Map(general.valences)
  for (const { term, valence } of terms) valences.set(joined(term), valence)
  const lexicon: Lexicon = { valences, emojiNames: general.emojiNames }
  const phrases = terms
    .map(({ term }) => term)
    .filter((term) => term.includes(' '))
    .toSorted((a, b) => b.length - a.length)
  const pattern = new RegExp(`(?<![\\w-])(?:${phrases.join('|')})(?![\\w-])`, 'gi')
  return (text) => scoreText(cleanText(text).replace(pattern, joined), lexicon)
}

function joined(term: string): string {
  return term.replaceAll(' ', '_')
}
