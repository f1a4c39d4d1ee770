import { type Finding, type Measure, makeMeasure } from '@chainlens/platform/evidence'
import type { MarketMood } from '../sources/source.ts'

/** The index comes once a day; older than two days, a day is missing. */
const USUAL_AGE_MS = 48 * 3_600_000

/** The index of the whole market. */
export function measureMood(mood: MarketMood, now: Date): Measure {
  return makeMeasure({
    value: mood.value,
    unit: 'index points',
    method: `Crypto Fear & Greed Index of ${mood.source}, of the whole market (mostly Bitcoin), not of this asset`,
    asOf: mood.asOf,
    stale: isOld(mood, now),
    evidence: [mood.evidence],
  })
}

/** By the source's own word: code and severity. Extremes foretell moves of the whole market, not of the asset. */
const BY_CLASSIFICATION: Record<string, { code: string; severity: Finding['severity'] }> = {
  'extreme fear': { code: 'MARKET_EXTREME_FEAR', severity: 'LOW' },
  fear: { code: 'MARKET_FEAR', severity: 'INFO' },
  neutral: { code: 'MARKET_NEUTRAL', severity: 'INFO' },
  greed: { code: 'MARKET_GREED', severity: 'INFO' },
  'extreme greed': { code: 'MARKET_EXTREME_GREED', severity: 'LOW' },
}

/** What the index says, in the source's own word; null where the word is unknown. An old reading is for information only. */
export function findMood(mood: MarketMood, now: Date): Finding | null {
  const known = BY_CLASSIFICATION[mood.classification.trim().toLowerCase()]
  if (!known) return null
  const day = mood.asOf.slice(0, 10)
  const old = isOld(mood, now)
  const when = old ? `On ${day} the index stood at` : 'The index stands at'
  const today = old ? ' It says nothing of today.' : ''
  return {
    code: known.code,
    severity: old ? 'INFO' : known.severity,
    title: `The whole market: ${mood.classification.toLowerCase()}${old ? ` (${day})` : ''}`,
    detail: `${when} ${mood.value}, which ${mood.source} calls "${mood.classification}". It is of the whole market, not of this asset.${today}`,
    evidence: [mood.evidence],
  }
}

/** Two indices of one name that say different words; null where they agree, or one of them is of another day. */
export function findDifference(one: MarketMood, other: MarketMood, now: Date): Finding | null {
  const word = (mood: MarketMood) => mood.classification.trim().toLowerCase()
  if (isOld(one, now) || isOld(other, now) || word(one) === word(other)) return null
  return {
    code: 'MARKET_MOODS_DIFFER',
    severity: 'INFO',
    title: 'Two indices of the market do not agree',
    detail: `${one.source} says ${one.value} ("${one.classification}"), ${other.source} ${other.value} ("${other.classification}"). Each makes an index of the same name from figures of its own choice.`,
    evidence: [one.evidence, other.evidence],
  }
}

function isOld(mood: MarketMood, now: Date): boolean {
  return mood.isRecorded || now.getTime() - Date.parse(mood.asOf) > USUAL_AGE_MS
}
