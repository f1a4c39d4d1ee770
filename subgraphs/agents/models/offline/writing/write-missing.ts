import type { Analysis, Domain } from '../results/read-analysis.ts'
import type { MissingSignal } from '../results/tool-shapes.ts'
import { listed, mentionsFigures, plainText } from './plain-text.ts'

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
  SOURCE_UNREACHABLE: 'its source could not be reached',
  TIMED_OUT: 'its source did not answer in time',
  RATE_LIMITED: 'its source allows no more questions just now',
  KEY_REQUIRED: 'its source answers only with a key',
  KEY_REFUSED: 'its source refused the key',
  BAD_ANSWER: "its source's answer could not be used",
  NOT_FOUND: 'its source knows nothing of it',
  NOT_READY: 'its source is still computing it',
  NOT_REPORTED: 'its source does not state it',
  NO_RECORDING: 'no source could be asked, and it is not part of what is recorded',
  SOURCE_NOT_CONFIGURED: 'no source of it is connected',
  UNSUPPORTED_CHAIN: 'chains of this kind are not read yet',
  HISTORY_TOO_SHORT: 'the price history does not reach back far enough',
  HISTORY_GAP: 'the price history has a gap, and nothing is filled in',
  UNDEFINED: 'it has no value for these figures',
  DECIMALS_UNKNOWN: 'the number of decimals is not known',
  CODE_NOT_READABLE: 'the code could not be read for it',
}

/** A missing signal's name, without figures. */
export function signalText({ signal }: MissingSignal): string {
  const reworded = REWORDED.reduce((text, [pattern, words]) => text.replace(pattern, words), signal)
  const plain = plainText(reworded, 120).replace(/[.]+$/, '')
  return plain && !mentionsFigures(plain) ? plain : 'another figure'
}

/** Why a signal is missing: the source's own reason where it holds no figures, else ours. */
export function reasonText({ code, reason }: MissingSignal): string {
  const plain = plainText(reason, 240).replace(/[.]+$/, '')
  const own = REASONS[code]
  if (plain && !mentionsFigures(plain)) return plain
  return own ?? 'the reason given holds figures that cannot be cited'
}

/** What one domain could not get, a line for each reason: "Mood: balance of posts, number of posts (reason)". */
export function missingLines(analysis: Analysis): string[] {
  const name = DOMAIN_NAMES[analysis.domain]
  if (analysis.failure !== null) return [`- **${name}:** no analysis, because ${analysis.failure}.`]
  const byReason = Map.groupBy(analysis.missing, reasonText)
  return [...byReason].map(([reason, signals]) => {
    const names = [...new Set(signals.map(signalText))]
    return `- **${name}:** ${listed(names)} (${reason}).`
  })
}
