import type { Analysis } from '../results/read-analysis.ts'
import { cited } from './figure-text.ts'
import { remark } from './provenance.ts'
import { SENTIMENT_ROWS } from './rows.ts'
import { datedTable } from './table.ts'

const MOODS: Record<string, string> = {
  MARKET_EXTREME_FEAR: 'extreme fear',
  MARKET_FEAR: 'fear',
  MARKET_NEUTRAL: 'neither fear nor greed',
  MARKET_GREED: 'greed',
  MARKET_EXTREME_GREED: 'extreme greed',
}

/** The mood of the whole market in a sentence; empty where it is not known. */
export function moodText({ report, figure }: Analysis, now: Date): string {
  const mood = figure('fearAndGreed')
  if (!mood) return ''
  const word = report?.findings.map(({ code }) => MOODS[code]).find((known) => known !== undefined)
  const when = remark(mood, now)
  const said = [word ? `"${word}"` : '', when].filter(Boolean).join(', ')
  return `The fear and greed index of the whole market stood at ${cited(mood)}${said ? ` (${said})` : ''}, on a scale from zero (utter fear) to a hundred (utter greed).`
}

/** What is said about an asset, and the market's mood around it. */
export function writeSentiment(analysis: Analysis, name: string, now: Date): string[] {
  const mood = moodText(analysis, now)
  const figures = datedTable(SENTIMENT_ROWS, analysis.figure)
  const other = analysis.figure('coinMarketCapFearAndGreed')
  return [
    ...(mood ? [`${mood} It is the mood around ${name}, not a judgement of it.`] : []),
    ...(other ? [`CoinMarketCap's own index of the same name, made in another way, says ${cited(other)}.`] : []),
    ...(figures
      ? [figures, 'Anyone may vote, and members can be bought: these figures are easily made to look good.']
      : []),
    ...(analysis.figure('balance')
      ? ['The tone of posts is what a lexicon hears in their words: it misses irony, and posts can be bought too.']
      : []),
  ]
}
