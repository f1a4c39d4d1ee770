import type { Fact } from '../../model.ts'
import type { Analysis } from '../results/read-analysis.ts'
import { asCode } from './plain-text.ts'
import { isRecorded } from './provenance.ts'
import { shortName, type TokenView } from './token-view.ts'

/** What would change the answer, the most telling first; at most four lines. */
export function writeOutlook(views: readonly TokenView[], facts: readonly Fact[]): string[] {
  const analyses = views.flatMap((view) => Object.values(view.analyses)).filter((analysis) => analysis !== null)
  const lines = [
    ...(facts.some(isRecorded)
      ? ['With a connection to the sources, the same question is answered with figures of today instead of recordings.']
      : []),
    ...powers(views),
    ...(analyses.some(({ failure }) => failure !== null)
      ? ['The analyses that gave no answer: ask again in a while.']
      : []),
    ...sources(analyses),
  ]
  return lines.length > 0
    ? [
        '### What would change this answer',
        lines
          .slice(0, 4)
          .map((line) => `- ${line}`)
          .join('\n'),
      ]
    : []
}

/** Powers that someone could give up or take. */
function powers(views: readonly TokenView[]): string[] {
  return views.flatMap(({ token, analyses }) => {
    const contract = analyses.onchain?.report?.contract
    const name = shortName(token)
    if (!contract) return []
    if (contract.isProxy)
      return [
        `${name}: who holds the power to exchange its rules (a single key, several people, or a vote with a delay).`,
      ]
    if (
      contract.owner &&
      !contract.isOwnershipRenounced &&
      (contract.canMint || contract.canPause || contract.canBlacklist)
    )
      return [`${name}: what its owner ${asCode(contract.owner)} is, and whether the power is given up or shared.`]
    return []
  })
}

function sources(analyses: readonly Analysis[]): string[] {
  const codesOf = (domain: Analysis['domain']) =>
    new Set(
      analyses
        .filter((analysis) => analysis.domain === domain)
        .flatMap(({ missing }) => missing.map(({ code }) => code)),
    )
  const lines: string[] = []
  const onchain = codesOf('onchain')
  if (onchain.has('SOURCE_NOT_CONFIGURED') || onchain.has('UNSUPPORTED_CHAIN'))
    lines.push('A source that lists the holders of today, and a test whether a purchase can be sold again.')
  if (codesOf('sentiment').has('KEY_REQUIRED'))
    lines.push('A source of posts, which needs a key, to hear what people say.')
  const market = codesOf('tokenomics')
  if (market.has('HISTORY_TOO_SHORT') || market.has('HISTORY_GAP'))
    lines.push('Another period: ask for one that the price history covers, such as "over the last three months".')
  return lines
}
