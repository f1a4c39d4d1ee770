import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lexicon } from './lexicon.ts'

const FOLDER = join(import.meta.dirname, 'data')

function columns(file: string): [string, string][] {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [first, second] = line.trim().split('\t')
    return first && second ? [[first, second] as [string, string]] : []
  })
}

/** Reads VADER's published lexicon and the names of emoji; about 10 ms, so read once. */
export function readLexicon(): Lexicon {
  const valences = new Map(columns('vader_lexicon.txt').map(([token, valence]) => [token, Number(valence)]))
  return { valences, emojiNames: new Map(columns('emoji-names.tsv')) }
}
