import {
  computedEvidence,
  type Evidence,
  type Measure,
  type MissingSignal,
  makeMeasure,
} from '@chainlens/platform/evidence'
import { COINGECKO } from '@chainlens/platform/providers/coingecko'
import { SourceFailure } from '@chainlens/platform/sources'
import type { FigureName, Reading } from '../../sources/market-source.ts'
import { groupMissing } from './group-missing.ts'
import type { MarketReading } from './read-market.ts'

/** One source's figure, as SourceQuote of the graph. */
export interface SourceQuote {
  source: string
  value: Measure
  /** Fraction; null where only one source states the figure. */
  differenceFromMedian: Measure | null
}

/** A figure as all sources state it, as SourceComparison of the graph. */
export interface SourceComparison {
  quotes: SourceQuote[]
  median: Measure | null
  /** Fraction; null where fewer than two sources state the figure. */
  spread: Measure | null
  missing: MissingSignal[]
}

interface Stated {
  source: string
  reading: Reading
}

/** Sets the current readings of a figure against each other; recordings and stale ones are left out and named. */
export function compareSources(
  reading: MarketReading,
  figure: { name: FigureName; label: string; unit: string },
): SourceComparison {
  const { stated, missing } = collect(reading, figure)
  const basis = stated.map(({ reading: { evidence } }) => evidence)
  const values = stated.map(({ reading: { value } }) => value)
  const middle = median(values)
  const said = stated.map(({ source, reading: { exact } }) => `${source} ${exact}`).join(', ')
  const derived = (value: number, unit: string, method: string): Measure =>
    derivedMeasure({ value, unit, method, said: `${figure.label}: ${said}`, basis })
  const isCompared = stated.length > 1 && middle !== null && middle > 0
  const quotes = stated.map(({ source, reading: own }) => {
    const { value, exact, method, asOf, stale, quality = 1, evidence } = own
    const measure = makeMeasure({ value, exact, unit: figure.unit, method, asOf, stale, quality, evidence: [evidence] })
    const difference = isCompared
      ? derived(value / middle - 1, 'fraction', `${figure.label} by ${source} over the median of the sources, less 1`)
      : null
    return { source, value: measure, differenceFromMedian: difference }
  })
  if (!isCompared) return { quotes, median: null, spread: null, missing }
  const spread = (Math.max(...values) - Math.min(...values)) / middle
  return {
    quotes,
    median: derived(middle, figure.unit, `median of the ${figure.label} of ${stated.length} sources`),
    spread: derived(spread, 'fraction', `highest less lowest ${figure.label} of the sources, over their median`),
    missing,
  }
}

function derivedMeasure(input: {
  value: number
  unit: string
  method: string
  said: string
  basis: Evidence[]
}): Measure {
  const { value, unit, method, said, basis } = input
  const asOf = basis.map((one) => one.asOf ?? one.retrievedAt).sort()[0] ?? null
  const evidence = computedEvidence({ excerpt: `${method} = ${value}; ${said}`, asOf, inputs: basis })
  return makeMeasure({ value, unit, method, asOf, evidence: [evidence] })
}

/** The median; the mean of the middle two of an even number. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}

function collect(
  { profile, others }: MarketReading,
  { name, label }: { name: FigureName; label: string },
): { stated: Stated[]; missing: MissingSignal[] } {
  const stated: Stated[] = []
  const missing: MissingSignal[] = []
  const take = (source: string, reading: Reading | undefined) => {
    if (!reading) return
    const isCurrent = !reading.stale && reading.evidence.mode !== 'RECORDED'
    if (isCurrent) stated.push({ source, reading })
    else {
      const reason = `${source}: its figure is not current, and is not set against the others.`
      missing.push({ code: 'STALE', signal: label, reason })
    }
  }
  if (profile instanceof SourceFailure) missing.push(profile.toMissing(label))
  else take(COINGECKO, profile.figures.readings[name])
  const failures: SourceFailure[] = []
  for (const { source, figures } of others) {
    if (figures instanceof SourceFailure) {
      if (source.gives.includes(name)) failures.push(figures)
    } else take(source.name, figures.readings[name])
  }
  return { stated, missing: [...missing, ...groupMissing(failures.map((failure) => ({ failure, signal: label })))] }
}
