import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from 'html-entities'

/** A text that people rated. */
export interface RatedText {
  /** Mean of twenty people's ratings, −4 to 4. */
  rating: number
  text: string
}

/** The 4,200 tweet-like texts of VADER's authors (data/LICENSE.txt), entities read. */
export function readRatedTexts(): RatedText[] {
  const file = join(import.meta.dirname, 'data', 'tweets_GroundTruth.txt')
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [, rating, ...text] = line.replace(/\r$/, '').split('\t')
    return { rating: Number(rating), text: decode(text.join('\t')) }
  })
}
