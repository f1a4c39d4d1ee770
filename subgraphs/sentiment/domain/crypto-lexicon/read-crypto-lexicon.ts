import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The words' version: every change of a term or a valence is a new file and a new version. */
export const CRYPTO_LEXICON_VERSION = 'v1'

/** A term of the trade. */
export interface CryptoTerm {
  /** Lower case; may be several words with one space between them. */
  term: string
  /** −4 to 4, on VADER's scale; 0 where plain English rates a word that is no praise or blame here. */
  valence: number
  why: string
}

/** Reads our own terms: ChainLens' judgement, not people's ratings as VADER's are. */
export function readCryptoLexicon(): CryptoTerm[] {
  const file = join(import.meta.dirname, `crypto-lexicon-${CRYPTO_LEXICON_VERSION}.tsv`)
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [term = '', valence = '', why = ''] = line.split('\t')
    return { term, valence: Number(valence), why }
  })
}
