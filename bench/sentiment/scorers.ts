import { createRequire } from 'node:module'
import { createPostScorer } from '../../subgraphs/sentiment/domain/crypto-lexicon/create-post-scorer.ts'
import { readLexicon } from '../../subgraphs/sentiment/domain/vader/read-lexicon.ts'
import { scoreText } from '../../subgraphs/sentiment/domain/vader/score-text.ts'

/** Gives a text a tone: negative, 0, or positive, each on a scale of its own. */
export interface Scorer {
  name: string
  score(text: string): number
}

// None of the three states types.
const require = createRequire(import.meta.url)
const vader = require('vader-sentiment') as {
  SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } }
}
const Sentiment = require('sentiment') as new () => { analyze(text: string): { comparative: number } }
const wink = require('wink-sentiment') as (text: string) => { normalizedScore: number }

/** Ours first, with and without the lexicon of the trade; then the packages, each by the figure it puts forward. */
export function createScorers(): Scorer[] {
  const lexicon = readLexicon()
  const post = createPostScorer()
  const afinn = new Sentiment()
  return [
    { name: 'ChainLens, VADER alone', score: (text) => scoreText(text, lexicon).compound },
    { name: 'ChainLens, as used (with the crypto lexicon)', score: (text) => post(text).compound },
    {
      name: 'vader-sentiment 1.1.3',
      score: (text) => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound,
    },
    { name: 'sentiment 5.0.2', score: (text) => afinn.analyze(text).comparative },
    { name: 'wink-sentiment 5.0.2', score: (text) => wink(text).normalizedScore },
  ]
}
