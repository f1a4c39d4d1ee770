import { reportStatus, uniqueEvidence } from '@chainlens/platform/evidence'
import { coingeckoIdOf } from '@chainlens/platform/providers/coingecko'
import { SourceFailure } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../../context.ts'
import { profileOrFailure } from '../profile-or-failure.ts'
import { derivedMeasures, figureMeasures } from './figure-measures.ts'
import { findFindings } from './find-findings.ts'
import { missingFigures } from './missing-figures.ts'
import type { TokenomicsReport } from './tokenomics-report.ts'

/** Market and supply of a token's asset; a source that gives nothing is in `missing`, the rest stays whole. */
export async function reportTokenomics(
  context: Pick<Context, 'loaders' | 'services'>,
  token: TokenReference,
): Promise<TokenomicsReport> {
  const observedAt = new Date(context.services.now()).toISOString()
  const profile = await profileOrFailure(context, token)
  if (profile instanceof SourceFailure)
    return {
      tokenId: token.id,
      // Risk needs only the coin's id, which may stand in the token's own.
      coinId: coingeckoIdOf(token),
      status: 'NO_DATA',
      score: null,
      findings: [],
      missing: [profile.toMissing('price, supply and market figures')],
      evidence: [],
      observedAt,
      priceUsd: null,
      marketCapUsd: null,
      fullyDilutedValuationUsd: null,
      circulatingSupply: null,
      maxSupply: null,
      volume24hUsd: null,
      marketCapRank: null,
      circulatingShare: null,
      turnover24h: null,
    }
  const measures = { ...figureMeasures(profile), ...derivedMeasures(profile.figures) }
  const findings = findFindings(profile)
  const missing = missingFigures(profile)
  const figured = Object.values(measures).flatMap((measure) => measure?.evidence ?? [])
  const evidence = uniqueEvidence([...figured, ...findings.flatMap((one) => one.evidence)])
  return {
    tokenId: token.id,
    coinId: profile.coinId,
    status: reportStatus(figured, missing),
    // No scoring of market and supply is published that could be named here; the findings say what stands out.
    score: null,
    findings,
    missing,
    evidence,
    observedAt,
    ...measures,
  }
}
