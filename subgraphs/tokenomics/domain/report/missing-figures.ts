import type { MissingSignal } from '@chainlens/platform/evidence'
import { FIGURE_NAMES, type FigureName, type MarketFigures } from '../../sources/market-source.ts'
import { FIGURE_LABELS } from './figure-measures.ts'

/** Figures whose absence is a finding rather than a gap: the source said what it knows. */
function isSaidElsewhere(name: FigureName, figures: MarketFigures): boolean {
  const hasNoMaximum = figures.maximum === 'UNLIMITED' || figures.maximum === 'UNNAMED'
  if (name === 'maxSupply') return hasNoMaximum
  if (figures.absent[name]?.code !== 'NOT_REPORTED') return false
  return name === 'marketCapRank' || (name === 'fullyDilutedValuationUsd' && hasNoMaximum)
}

/** What a report misses, one line for all the figures that are missing for the same reason. */
export function missingFigures(figures: MarketFigures): MissingSignal[] {
  const byReason = new Map<string, MissingSignal>()
  for (const name of FIGURE_NAMES) {
    const absence = figures.absent[name]
    if (!absence || isSaidElsewhere(name, figures)) continue
    const known = byReason.get(absence.reason)
    if (known) known.signal += `, ${FIGURE_LABELS[name]}`
    else byReason.set(absence.reason, { ...absence, signal: FIGURE_LABELS[name] })
  }
  return [...byReason.values()]
}
