import { findAspects } from './find-aspects.ts'
import { findMentions } from './find-mentions.ts'
import { findPeriod } from './find-period.ts'
import type { Question } from './question.ts'

/** Longer questions are read by their beginning. */
const MOST_CHARACTERS = 4_000

const COMPARES = /\b(?:compar\w+|vs\.?|versus|riskier|safer|better|worse|difference between|against)\b/i
const GOES_ON = /^\s*(?:and|but|also|then|now|ok(?:ay)?|so|what about|how about|same for)\b/i
const POINTS_BACK = /\b(?:it|its|it's|this|that|them|they|their|both|these|those|the same|instead)\b/i
const ON_TOPIC =
  /\b(?:tokens?|coins?|crypto\w*|assets?|tickers?|blockchains?|altcoins?|stablecoins?|memecoins?|defi)\b/i

/** Reads a question by rules; nothing is looked up. */
export function readQuestion(text: string, now: Date): Question {
  const read = text.slice(0, MOST_CHARACTERS)
  const period = findPeriod(read, now)
  const { aspects, isNamed } = findAspects(read, period)
  const isOnTopic = isNamed || period !== null || ON_TOPIC.test(read)
  const { mentions, leftOut } = findMentions(read, isOnTopic)
  return {
    mentions,
    leftOut,
    aspects,
    namesAspect: isNamed,
    period,
    isComparison: COMPARES.test(read),
    goesOn: GOES_ON.test(read),
    pointsBack: POINTS_BACK.test(read),
    isOnTopic,
  }
}
