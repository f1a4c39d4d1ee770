import type { Fact } from '../../model.ts'
import type { Aspect } from '../question/question.ts'
import type { MissingSignal } from '../results/tool-shapes.ts'
import { asCode } from './plain-text.ts'
import { isRecorded } from './provenance.ts'
import { shortName, type TokenView } from './token-view.ts'
import { missingOf } from './write-missing.ts'

const MOST_LINES = 4

/** What would change the answer, the most telling first. */
export function writeOutlook(
  views: readonly TokenView[],
  input: { facts: readonly Fact[]; aspects: readonly Aspect[] },
): string[] {
  const analyses = views.flatMap((view) => Object.values(view.analyses)).filter((analysis) => analysis !== null)
  const missing = analyses.flatMap((analysis) => missingOf(analysis, input.aspects))
  const hasFailed = analyses.some(({ failure }) => failure !== null)
  const lines = [
    ...(input.facts.some(isRecorded)
      ? ['Where the sources can be reached, the same question is answered with figures of today instead of recordings.']
      : []),
    ...views.flatMap(power),
    ...(hasFailed ? ['The analyses that gave no answer may give one later: ask again in a while.'] : []),
    ...sources(missing),
  ]
  if (lines.length === 0) return []
  const shown = lines.slice(0, MOST_LINES).map((line) => `- ${line}`)
  return ['### What would change this answer', shown.join('\n')]
}

/** A power that someone could give up or take. */
function power({ token, analyses }: TokenView): string[] {
  const contract = analyses.onchain?.report?.contract
  if (!contract) return []
  const name = shortName(token)
  if (contract.isProxy)
    return [`Who may exchange the rules of ${name}: one key, several people together, or a vote with a delay.`]
  const hasPower = contract.canMint || contract.canPause || contract.canBlacklist
  return contract.owner && !contract.isOwnershipRenounced && hasPower
    ? [`What the owner of ${name}, ${asCode(contract.owner)}, is, and whether its powers are given up or shared.`]
    : []
}

function sources(missing: readonly MissingSignal[]): string[] {
  const lacks = (codes: RegExp, signals: RegExp) =>
    missing.some(({ code, signal }) => codes.test(code) && signals.test(signal))
  const unconnected = /^(?:SOURCE_NOT_CONFIGURED|UNSUPPORTED_CHAIN|KEY_REQUIRED)$/
  return [
    ...(lacks(/^NO_RECORDING$/, /^daily closes/)
      ? ['Another period, one that the recorded prices cover: a whole calendar year, for instance.']
      : []),
    ...(lacks(/^HISTORY_/, /./)
      ? ['Another period: ask for one that the price history covers, such as "over the last three months".']
      : []),
    ...(lacks(unconnected, /holder/i) ? ['A source that lists the holders of today.'] : []),
    ...(lacks(unconnected, /honeypot|tax|source code/i)
      ? ['A test whether a purchase can be sold again, and a look at its published source code.']
      : []),
    ...(lacks(unconnected, /post/i) ? ['A source of posts, to hear what people say.'] : []),
  ]
}
