import type { Aspect } from '../question/question.ts'
import { isNative, isPlaceless, type TokenView } from './token-view.ts'

/** What is not known about a token and was asked, in a few words each. */
export function unknowns(view: TokenView, aspects: readonly Aspect[]): string[] {
  const wants = (aspect: Aspect) => aspects.length === 0 || aspects.includes(aspect)
  return [
    ...marketUnknowns(view, wants),
    ...onchainUnknowns(view, wants),
    ...(isMute(view) ? ['what people say about it'] : []),
    ...(hasNoTeam(view) ? ['who works on it'] : []),
  ]
}

function marketUnknowns({ analyses }: TokenView, wants: (aspect: Aspect) => boolean): string[] {
  const { tokenomics } = analyses
  if (!tokenomics) return []
  const isUnpriced = !tokenomics.figure('priceUsd') && !tokenomics.figure('marketCapUsd')
  const isUnmeasured = !tokenomics.figure('risk.annualisedVolatility')
  return [
    ...(wants('MARKET') && isUnpriced ? ['what it is worth'] : []),
    ...(wants('MARKET') && !isUnpriced && !tokenomics.figure('marketCapUsd')
      ? ['what all of it together is worth']
      : []),
    ...(wants('RISK') && isUnmeasured ? ['its risk and return over this time'] : []),
  ]
}

function onchainUnknowns({ token, analyses }: TokenView, wants: (aspect: Aspect) => boolean): string[] {
  const { onchain } = analyses
  if (!onchain) return []
  const { holders, contract } = onchain.report ?? {}
  const texts = wants('HOLDERS') && (!holders || holders.isHistorical) ? ['who holds it today'] : []
  if (!wants('CONTRACT') || isNative(token)) return texts
  if (!contract) return [...texts, isPlaceless(token) ? 'whether it has a contract' : 'what its contract can do']
  const powers = [contract.canMint, contract.canPause, contract.canBlacklist]
  if (powers.includes(null)) texts.push('whether someone can make more of it, halt transfers or bar accounts')
  if (contract.isProxy === null) texts.push('whether its code can be exchanged')
  if (contract.isHoneypot === null) texts.push('whether it can be sold again')
  if (contract.isVerified === null) texts.push('whether its source code is published')
  return texts
}

function isMute({ analyses: { sentiment } }: TokenView): boolean {
  return sentiment !== null && !sentiment.figure('balance') && !sentiment.figure('postVolume')
}

function hasNoTeam({ analyses: { team } }: TokenView): boolean {
  return team !== null && !team.figure('contributorAbsenceFactor') && !team.figure('activeContributors90d')
}
