import type { MissingPartsFragment } from '../gql/reports/graphql.ts'

/** Why signals are missing, in words. A code that isn't known is said as it is spelled. */
const WORDS: Record<string, string> = {
  KEY_REQUIRED: 'Needs a key',
  SOURCE_NOT_CONFIGURED: 'No source connected',
  SOURCE_UNREACHABLE: 'Source can’t be reached',
  RATE_LIMITED: 'Source’s limit reached',
  TIMED_OUT: 'Source did not answer in time',
  BAD_ANSWER: 'Source’s answer could not be used',
  NO_RECORDING: 'Not in the recordings',
  NOT_LISTED: 'Not listed',
  HISTORY_TOO_SHORT: 'History too short',
  HISTORY_GAP: 'Gap in the history',
  UNDEFINED: 'Has no value',
}

/** Signals that are missing for one reason. */
export type MissingGroup = { code: string; title: string; signals: string[]; reason: string }

/** Signals by the reason that they share, in the order in which the reasons come: each reason is told once. */
export function groupMissing(missing: readonly MissingPartsFragment[]): MissingGroup[] {
  const groups = new Map<string, MissingGroup>()
  for (const { code, signal, reason } of missing) {
    const key = `${code} ${reason}`
    const group = groups.get(key) ?? { code, title: WORDS[code] ?? spell(code), signals: [], reason }
    if (!group.signals.includes(signal)) group.signals.push(signal)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function spell(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
