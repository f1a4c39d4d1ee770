import { type Evidence, type Finding, uniqueEvidence } from '@chainlens/platform/evidence'
import type { FigureName } from '../../sources/market-source.ts'
import type { ChosenFigures } from '../market/choose-figures.ts'
import { derivedMeasures } from './figure-measures.ts'

/** Below this share of the maximum supply most tokens are still to come to market. */
export const LOW_CIRCULATING_SHARE = 0.5
/** Below this share nearly all are. */
export const VERY_LOW_CIRCULATING_SHARE = 0.2
/** Volume of a day below this share of the market capitalisation: hard to sell at the quoted price. */
export const LOW_TURNOVER = 0.001
/** Market capitalisation that differs by more from supply × price does not hang together. */
export const MARKET_CAP_TOLERANCE = 0.05

const ORDER: Finding['severity'][] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']

type Rule = (chosen: ChosenFigures) => Finding | null

function finding(
  code: string,
  severity: Finding['severity'],
  text: { title: string; detail: string },
  evidence: (Evidence | null | undefined)[],
): Finding {
  return {
    code,
    severity,
    ...text,
    evidence: uniqueEvidence(evidence.filter((one) => one !== null && one !== undefined)),
  }
}

function evidenceOf({ figures }: ChosenFigures, ...names: FigureName[]): (Evidence | undefined)[] {
  return names.map((name) => figures.readings[name]?.evidence)
}

// Details carry no figures: those stand in measures, each with its evidence.
const rules: readonly Rule[] = [
  function lowCirculatingShare({ figures }) {
    const share = derivedMeasures(figures).circulatingShare
    if (!share || share.value === null || share.value >= LOW_CIRCULATING_SHARE) return null
    const isVeryLow = share.value < VERY_LOW_CIRCULATING_SHARE
    const title = isVeryLow ? 'Few of the tokens circulate' : 'Less than half of the tokens circulate'
    const detail = 'The rest of the maximum supply can still come to market and dilute those who hold today.'
    return finding('LOW_CIRCULATING_SHARE', isVeryLow ? 'HIGH' : 'MEDIUM', { title, detail }, share.evidence)
  },
  function lowTurnover({ figures }) {
    const turnover = derivedMeasures(figures).turnover24h
    if (!turnover || turnover.value === null || turnover.value >= LOW_TURNOVER) return null
    const title = 'Little of it is traded'
    const detail =
      'The volume of a day is a very small part of the market capitalisation: selling much may move the price.'
    return finding('LOW_TURNOVER', 'LOW', { title, detail }, turnover.evidence)
  },
  function stalePrice({ figures }) {
    const price = figures.readings.priceUsd
    if (!price?.stale) return null
    const isRecorded = price.evidence.mode === 'RECORDED'
    const title = 'The price is not current'
    const detail = isRecorded
      ? 'It comes from a recording; its date stands beside it.'
      : 'The source has not renewed it for more than an hour.'
    return finding('STALE_PRICE', isRecorded ? 'LOW' : 'MEDIUM', { title, detail }, [price.evidence])
  },
  function noMaximum({ figures }) {
    if (figures.maximum !== 'UNLIMITED' && figures.maximum !== 'UNNAMED') return null
    const title = 'No maximum supply'
    const detail =
      figures.maximum === 'UNLIMITED'
        ? 'The source says that the supply is unlimited: how many tokens there will be depends on the rules of issue.'
        : 'The source names no maximum, and does not say whether there is one.'
    return finding('NO_MAXIMUM_SUPPLY', 'INFO', { title, detail }, [figures.maximumEvidence])
  },
  function moreThanMaximum(chosen) {
    const { circulatingSupply, maxSupply } = chosen.figures.readings
    if (!circulatingSupply || !maxSupply || circulatingSupply.value <= maxSupply.value) return null
    const title = 'More tokens circulate than there can be'
    const detail = 'The source gives a circulating supply above the maximum supply; one of the two is wrong.'
    return finding(
      'SUPPLY_INCONSISTENT',
      'MEDIUM',
      { title, detail },
      evidenceOf(chosen, 'circulatingSupply', 'maxSupply'),
    )
  },
  function marketCapOff(chosen) {
    const { priceUsd, circulatingSupply, marketCapUsd } = chosen.figures.readings
    if (!priceUsd || !circulatingSupply || !marketCapUsd) return null
    const expected = priceUsd.value * circulatingSupply.value
    if (Math.abs(marketCapUsd.value / expected - 1) <= MARKET_CAP_TOLERANCE) return null
    const title = 'The market capitalisation does not hang together'
    const detail = "It differs from the source's own price × circulating supply."
    const evidence = evidenceOf(chosen, 'priceUsd', 'circulatingSupply', 'marketCapUsd')
    return finding('MARKET_CAP_INCONSISTENT', 'LOW', { title, detail }, evidence)
  },
  function noRank({ figures, identity }) {
    if (figures.absent.marketCapRank?.code !== 'NOT_REPORTED') return null
    const title = 'No market-cap rank'
    const detail = 'The source lists the coin without a rank, as it does with very small, wrapped and unverified ones.'
    return finding('NO_MARKET_CAP_RANK', 'LOW', { title, detail }, [identity])
  },
]

/** What stands out in the figures of an asset, with what `more` found, the gravest first. */
export function findFindings(chosen: ChosenFigures, more: readonly Finding[] = []): Finding[] {
  const found = [...rules.flatMap((rule) => rule(chosen) ?? []), ...more]
  return found.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}
