import type { TokenView } from './token-view.ts'

/** What is not known about a token and matters, in a few words each. */
export function unknowns({ token, analyses }: TokenView): string[] {
  const { tokenomics, onchain, sentiment, team } = analyses
  const texts: string[] = []
  if (tokenomics) {
    const { figure } = tokenomics
    const hasRisk = figure('risk.annualisedVolatility') !== null
    if (!figure('priceUsd') && !figure('marketCapUsd') && !hasRisk) texts.push('what it is worth and how it moves')
    else if (!hasRisk) texts.push('its risk and return over this time')
    else if (!figure('marketCapUsd')) texts.push('what all of it together is worth')
  }
  if (onchain) {
    const { holders, contract } = onchain.report ?? {}
    if (!holders || holders.isHistorical) texts.push('who holds it today')
    if (token.address !== null) {
      if (!contract) texts.push('what its contract can do')
      else if (contract.isHoneypot === null) texts.push('whether a sale of it goes through')
      if (contract && contract.isVerified === null) texts.push('whether its source code is published')
    }
  }
  if (sentiment && !sentiment.figure('balance') && !sentiment.figure('postVolume'))
    texts.push('what people say about it')
  if (team && !team.figure('contributorAbsenceFactor') && !team.figure('activeContributors90d'))
    texts.push('who works on it')
  return texts
}
