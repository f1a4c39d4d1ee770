import type { Aspect, Period } from './question.ts'

/** Questions about the whole: every domain is asked. */
const WHOLE =
  /\b(health\w*|safe\w*|unsafe|trust\w*|legit\w*|scam\w*|rug\w*|fake|solid|sound|risky|dangerous|good|bad|buy\w*|invest\w*|worth|due diligence|overview|thoughts|everything|overall|red flags?|analy[sz]e|assess\w*|evaluate)\b/i

/** "And in 2023?" is about what was asked before. */
const GOES_ON = /^\s*(?:and|but|also|what about|how about|same|over|in|since|for|during|last)\b/i

const WORDS: readonly (readonly [Aspect, RegExp])[] = [
  [
    'RISK',
    /\b(risks?|riskier|riskiest|volatil\w*|drawdowns?|sharpe|sortino|value at risk|var|beta|return\w*|perform\w*|loss|losses|lost|swing\w*)\b/i,
  ],
  [
    'MARKET',
    /\b(prices?|priced|market|capitali[sz]ation|valuation|supply|volume|tokenomics|dilut\w*|inflation\w*|fdv|market cap)\b/i,
  ],
  [
    'HOLDERS',
    /\b(holders?|holdings?|whales?|concentrat\w*|distribut\w*|who (?:owns|holds)|gini|nakamoto|herfindahl|decentrali[sz]\w*)\b/i,
  ],
  [
    'CONTRACT',
    /\b(contracts?|owner(?:ship)?|mint\w*|paus\w*|blacklist\w*|prox(?:y|ies)|upgrad\w*|honeypots?|tax(?:es|ed)?|bytecode|renounced)\b/i,
  ],
  [
    'SENTIMENT',
    /\b(sentiment|mood|communit\w+|fear|greed|social|hype|twitter|reddit|discord|posts?|people (?:say|think)|opinion)\b/i,
  ],
  [
    'TEAM',
    /\b(teams?|devs?|developers?|development|contributors?|commits?|github|repo|repos|repositor\w+|releases?|maintain\w*|maintainers?|who is behind|who's behind|founders?)\b/i,
  ],
]

/**
 * What of a token a text asks about; empty where it asks about the whole or does not say. A period alone
 * asks how the token did in it: "ETH in 2023".
 */
export function findAspects(text: string, period: Period | null): { aspects: Aspect[]; isNamed: boolean } {
  if (WHOLE.test(text)) return { aspects: [], isNamed: true }
  const aspects = WORDS.filter(([, words]) => words.test(text)).map(([aspect]) => aspect)
  if (aspects.length === 0 && period !== null && !GOES_ON.test(text)) return { aspects: ['RISK'], isNamed: true }
  return { aspects, isNamed: aspects.length > 0 }
}
