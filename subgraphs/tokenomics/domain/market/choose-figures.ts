import type { Evidence } from '@chainlens/platform/evidence'
import { COINGECKO } from '@chainlens/platform/providers/coingecko'
import { SourceFailure } from '@chainlens/platform/sources'
import {
  type Absence,
  FIGURE_NAMES,
  type FigureName,
  type MarketFigures,
  type Reading,
} from '../../sources/market-source.ts'
import type { MarketReading } from './read-market.ts'

/** The figures that a report shows, and whose they are. */
export interface ChosenFigures {
  figures: MarketFigures
  /** Upper case; null where no source says it. */
  symbol: string | null
  /** What the asset rests on; null where CoinGecko does not give it. */
  identity: Evidence | null
  /** True where a figure is another source's in CoinGecko's place. */
  isSubstituted: boolean
}

/** CoinGecko's figures; where it or a figure of its answer failed, or is a recording, the next source's. */
export function chooseFigures({ profile, others }: MarketReading): ChosenFigures {
  const failed = profile instanceof SourceFailure
  const base = failed ? nothing(profile) : profile.figures
  const figures: MarketFigures = { ...base, readings: { ...base.readings }, absent: { ...base.absent } }
  let isSubstituted = false
  for (const name of FIGURE_NAMES) {
    if (!needsAnother(figures, name)) continue
    const next = others
      .flatMap((other) => (other.figures instanceof SourceFailure ? [] : (other.figures.readings[name] ?? [])))
      .find((reading) => !reading.stale)
    if (!next) continue
    figures.readings[name] = { ...next, method: `${next.method}; in the place of ${COINGECKO}` }
    delete figures.absent[name]
    isSubstituted = true
    if (name === 'maxSupply') figures.maximum = 'NAMED'
  }
  const named = others.flatMap((other) =>
    other.figures instanceof SourceFailure ? [] : (other.figures.symbol ?? []),
  )[0]
  const symbol = failed ? (named ?? null) : profile.symbol
  return { figures, symbol, identity: failed ? null : profile.evidence, isSubstituted }
}

/** A figure that CoinGecko says it does not have is not looked for elsewhere: that it has none is its answer. */
function needsAnother({ readings, absent }: MarketFigures, name: FigureName): boolean {
  const reading: Reading | undefined = readings[name]
  return reading ? reading.evidence.mode === 'RECORDED' : absent[name]?.code !== 'NOT_REPORTED'
}

function nothing(failure: SourceFailure): MarketFigures {
  const absence: Absence = { code: failure.code, reason: `${failure.source}: ${failure.message}` }
  const absent = Object.fromEntries(FIGURE_NAMES.map((name) => [name, absence]))
  return { readings: {}, absent, maximum: 'UNKNOWN', maximumEvidence: null }
}
