import type { MissingSignal } from '@chainlens/platform/evidence'
import type { OutsideFailure, OutsideSignal } from './ask-outside.ts'

/** What a signal is called in a report. */
export const SIGNAL_NAMES: Record<OutsideSignal, string> = {
  HOLDERS: 'holder concentration of today',
  SOURCE_CODE: 'verified source code',
  SALE: 'honeypot test and taxes',
}

const SHORT_NAMES: Record<OutsideSignal, string> = { HOLDERS: 'holders', SOURCE_CODE: 'source code', SALE: 'taxes' }

/** Why nobody could be asked. */
const NOBODY_ASKED: Record<OutsideSignal, string> = {
  HOLDERS: 'No source that ChainLens asks lists the holders of this.',
  SOURCE_CODE: 'No source that ChainLens asks tells whether the code of this is published.',
  SALE: 'No source that ChainLens asks tries a purchase and a sale of this.',
}

/**
 * One line for each signal that nobody answered, with every source that was asked for it, and one for each
 * source that failed while others answered.
 *
 * @param wanted what the report would use
 * @param answered what at least one source answered
 */
export function missingOutside(
  failures: readonly OutsideFailure[],
  wanted: readonly OutsideSignal[],
  answered: ReadonlySet<OutsideSignal>,
): MissingSignal[] {
  const unanswered = wanted.filter((signal) => !answered.has(signal))
  const asWhole = unanswered.map((signal) =>
    lineOf(
      signal,
      failures.filter(({ signals }) => signals.includes(signal)),
    ),
  )
  const alone = failures
    .filter(({ signals }) => signals.every((signal) => !unanswered.includes(signal)))
    .map(({ failure, signals }) => failure.toMissing(`${SHORT_NAMES[signals[0]!]} by ${failure.source}`))
  return [...asWhole, ...alone]
}

function lineOf(signal: OutsideSignal, failures: readonly OutsideFailure[]): MissingSignal {
  const [first] = failures
  if (!first) return { code: 'SOURCE_NOT_CONFIGURED', signal: SIGNAL_NAMES[signal], reason: NOBODY_ASKED[signal] }
  const byReason = Map.groupBy(failures, ({ failure }) => failure.message)
  const reason = [...byReason]
    .map(
      ([message, same]) => `${[...new Set(same.map(({ failure }) => failure.source))].sort().join(', ')}: ${message}`,
    )
    .sort()
    .join(' ')
  const isOneCode = failures.every(({ failure }) => failure.code === first.failure.code)
  // Where some were reached and said no, the rest would have to answer for it to be known.
  const code = isOneCode
    ? first.failure.code
    : (failures.find(({ failure }) => failure.code !== 'NOT_FOUND')?.failure.code ?? 'NOT_FOUND')
  return { code, signal: SIGNAL_NAMES[signal], reason }
}
