import { type MissingSignal, reportStatus, uniqueEvidence } from '@chainlens/platform/evidence'
import { coingeckoIdOf } from '@chainlens/platform/providers/coingecko'
import { SourceFailure } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../../context.ts'
import type { FigureName } from '../../sources/market-source.ts'
import type { ProtocolFigureName } from '../../sources/protocols/protocol-source.ts'
import { type ChosenFigures, chooseFigures } from '../market/choose-figures.ts'
import { compareSources, type SourceComparison } from '../market/compare-sources.ts'
import { type Comparisons, findDifferences } from '../market/find-differences.ts'
import { groupMissing } from '../market/group-missing.ts'
import { measureProtocol, PROTOCOL_LABELS } from '../market/measure-protocol.ts'
import { type MarketReading, readMarket } from '../market/read-market.ts'
import { derivedMeasures, FIGURE_LABELS, figureMeasures, unitOf } from './figure-measures.ts'
import { findFindings } from './find-findings.ts'
import { missingFigures } from './missing-figures.ts'
import type { TokenomicsReport } from './tokenomics-report.ts'

/** Market and supply of a token's asset; a source that gives nothing is in `missing`, the rest stays whole. */
export async function reportTokenomics(
  context: Pick<Context, 'loaders' | 'services'>,
  token: TokenReference,
): Promise<TokenomicsReport> {
  const observedAt = new Date(context.services.now()).toISOString()
  const reading = await readMarket(context, token)
  const chosen = chooseFigures(reading)
  const comparisons = compareAll(reading, chosen.symbol)
  const measures = {
    ...figureMeasures(chosen.figures, chosen.symbol),
    ...derivedMeasures(chosen.figures),
    ...measureProtocol(reading.protocol, chosen.figures),
  }
  const findings = findFindings(chosen, findDifferences(comparisons))
  const missing = [...missingOwn(reading, chosen), ...missingBeside(reading)]
  const figured = Object.values(measures).flatMap((measure) => measure?.evidence ?? [])
  const compared = Object.values(comparisons).flatMap(evidenceOf)
  return {
    tokenId: token.id,
    profileFailure: reading.profile instanceof SourceFailure ? reading.profile : null,
    // Risk needs only the coin's id, which may stand in the token's own.
    coinId: reading.profile instanceof SourceFailure ? coingeckoIdOf(token) : reading.profile.coinId,
    status: reportStatus(figured, missing),
    // No scoring of market and supply is published that could be named here; the findings say what stands out.
    score: null,
    findings,
    missing,
    evidence: uniqueEvidence([...figured, ...compared, ...findings.flatMap((one) => one.evidence)]),
    observedAt,
    ...measures,
    ...comparisons,
  }
}

function compareAll(reading: MarketReading, symbol: string | null): Comparisons {
  const compare = (name: FigureName) =>
    compareSources(reading, { name, label: FIGURE_LABELS[name], unit: unitOf(name, symbol) })
  return {
    priceComparison: compare('priceUsd'),
    circulatingSupplyComparison: compare('circulatingSupply'),
    marketCapComparison: compare('marketCapUsd'),
  }
}

function evidenceOf({ quotes, median, spread }: SourceComparison) {
  const values = quotes.flatMap(({ value, differenceFromMedian }) => [value, differenceFromMedian])
  return [...values, median, spread].flatMap((measure) => measure?.evidence ?? [])
}

/** What the main figures lack; where nothing at all could be read, one line for all of them. */
function missingOwn({ profile }: MarketReading, { figures, isSubstituted }: ChosenFigures): MissingSignal[] {
  if (!(profile instanceof SourceFailure)) return missingFigures(figures)
  if (!isSubstituted) return [profile.toMissing('price, supply and market figures')]
  const missing = missingFigures(figures)
  // That another source stands in is said even where it has every figure.
  return missing.length > 0 ? missing : [profile.toMissing("CoinGecko's own figures")]
}

/** What the sources beside CoinGecko failed to give. That one does not have an asset, or takes a key, is no gap. */
function missingBeside({ others, protocol }: MarketReading): MissingSignal[] {
  const failed: { failure: SourceFailure; signal: string }[] = []
  for (const { figures } of others)
    if (figures instanceof SourceFailure) failed.push({ failure: figures, signal: 'comparison with other sources' })
  if (protocol instanceof SourceFailure)
    failed.push({ failure: protocol, signal: 'total value locked, fees and revenue' })
  else if (protocol)
    for (const [name, figure] of Object.entries(protocol.figures))
      if (figure instanceof SourceFailure)
        failed.push({ failure: figure, signal: PROTOCOL_LABELS[name as ProtocolFigureName] })
  return groupMissing(failed.filter(({ failure }) => failure.code !== 'NOT_FOUND' && failure.code !== 'KEY_REQUIRED'))
}
