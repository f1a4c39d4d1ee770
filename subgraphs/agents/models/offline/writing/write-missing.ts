import type { Aspect } from '../question/question.ts'
import type { Analysis, Domain } from '../results/read-analysis.ts'
import type { MissingSignal } from '../results/tool-shapes.ts'
import { capitalised, sayable } from './plain-text.ts'

/** What the analyses are called. */
export const DOMAIN_NAMES: Record<Domain, string> = {
  tokenomics: 'Market and risk',
  onchain: 'Holders and contract',
  sentiment: 'Mood',
  team: 'Team',
}

/** Own words for signals whose names hold figures. */
const REWORDED: readonly (readonly [RegExp, string])[] = [
  [/\bof the last 52 weeks\b/gi, 'of the last year'],
  [/\b24-hour volume\b/gi, 'volume of a day'],
  [/\b95 % (conditional )?value at risk of a day\b/gi, '$1value at risk of a day'],
  [/^daily closes of \S+$/gi, 'risk and return over this time'],
  [/^the whole list of tokens$/gi, 'the rest of the list of tokens'],
]

/** Own words for reasons, by the code of a missing signal. */
const REASONS: Record<string, string> = {
  SOURCE_UNREACHABLE: 'the source could not be reached',
  TIMED_OUT: 'the source did not answer in time',
  RATE_LIMITED: 'the source takes no more questions just now',
  BUDGET_SPENT: 'what may be spent on this source is spent',
  KEY_REQUIRED: 'this takes a source that answers only with a key, and none is connected',
  KEY_REFUSED: 'the source refused the key',
  BAD_ANSWER: "the source's answer could not be used",
  NOT_FOUND: 'the source knows nothing of this',
  NOT_READY: 'the source is still computing this',
  NOT_REPORTED: 'the source does not state this',
  NO_RECORDING: 'the source could not be asked, and no recording has this',
  SOURCE_NOT_CONFIGURED: 'no source for this is connected',
  UNSUPPORTED_CHAIN: 'chains of this kind are not read yet',
  HISTORY_TOO_SHORT: 'the price history does not reach back far enough',
  HISTORY_GAP: 'the price history has a gap, and nothing is filled in',
  TOO_FEW_POSTS: 'too few posts were left to score',
  TOO_FEW_DAYS: 'too few days have been counted so far',
  DAY_NOT_COVERED: 'more was posted than could be read',
  UNDEFINED: 'this has no value here',
  DECIMALS_UNKNOWN: 'the number of decimals is not known',
  CODE_NOT_READABLE: 'the code could not be read for this',
}

/** A missing signal's name, without figures. */
export function signalText({ signal }: MissingSignal): string {
  const reworded = REWORDED.reduce((text, [pattern, words]) => text.replace(pattern, words), signal)
  return sayable(reworded, 400)?.replace(/[.]+$/, '') || 'another figure'
}

/** Longer reasons are said in our own words. */
const LONGEST_REASON = 100

/** Why a signal is missing: the source's own reason where it is short and holds no figures, else ours. */
export function reasonText({ code, reason }: MissingSignal): string {
  const said = sayable(reason, 240)?.replace(/[.]+$/, '')
  const own = REASONS[code]
  if (said && (said.length <= LONGEST_REASON || !own)) return said
  return own ?? 'the reason that was given cannot be cited'
}

/** What a domain could not get of what was asked for. */
export function missingOf({ domain, report }: Analysis, aspects: readonly Aspect[]): MissingSignal[] {
  if (!report) return []
  const wants = (aspect: Aspect) => aspects.length === 0 || aspects.includes(aspect)
  if (domain === 'tokenomics')
    return [...(wants('MARKET') ? report.missing : []), ...(wants('RISK') ? (report.risk?.missing ?? []) : [])]
  if (domain === 'onchain')
    return report.missing.filter(({ signal }) => wants(/holder/i.test(signal) ? 'HOLDERS' : 'CONTRACT'))
  return report.missing
}

/** The same as lines, one for each reason: "**Mood:** balance of posts; number of posts. No source is connected." */
export function missingLines(analysis: Analysis, aspects: readonly Aspect[]): string[] {
  const byReason = Map.groupBy(missingOf(analysis, aspects), reasonText)
  return [...byReason].map(([reason, signals]) => {
    const names = [...new Set(signals.map(signalText))]
    return `- **${DOMAIN_NAMES[analysis.domain]}:** ${names.join('; ')}. ${capitalised(reason)}.`
  })
}
