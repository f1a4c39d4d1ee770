import { computedEvidence, type Measure, type MissingSignal, makeMeasure } from '@chainlens/platform/evidence'
import type { PriceSeries } from '../../sources/market-source.ts'
import {
  annualisedVolatility,
  conditionalValueAtRisk,
  maxDrawdown,
  sharpeRatio,
  simpleReturns,
  sortinoRatio,
  totalReturn,
  valueAtRisk,
} from '../formulas/index.ts'
import type { RiskMeasureName } from './risk-metrics.ts'

/** Markets for tokens never close. */
export const PERIODS_PER_YEAR = 365
const TAIL = 0.05

/** How a measure is computed from a whole window. */
interface Recipe {
  name: Exclude<RiskMeasureName, 'betaToBitcoin'>
  label: string
  unit: 'fraction' | 'ratio'
  method: string
  compute: (prices: number[], returns: number[]) => number | null
  /** Why there may be no value. */
  undefinedBecause: string
}

const RECIPES: readonly Recipe[] = [
  {
    name: 'annualisedVolatility',
    label: 'annualised volatility',
    unit: 'fraction',
    method: 'sample standard deviation (n − 1) of daily simple returns × √365',
    compute: (_, returns) => annualisedVolatility(returns, PERIODS_PER_YEAR),
    undefinedBecause: 'there are fewer than two returns.',
  },
  {
    name: 'sharpeRatio',
    label: 'Sharpe ratio',
    unit: 'ratio',
    method: 'mean over sample standard deviation of daily simple returns × √365, risk-free rate 0',
    compute: (_, returns) => sharpeRatio(returns, PERIODS_PER_YEAR),
    undefinedBecause: 'the returns do not vary.',
  },
  {
    name: 'sortinoRatio',
    label: 'Sortino ratio',
    unit: 'ratio',
    method: 'mean daily simple return × 365 over downside deviation of all n returns × √365, target return 0',
    compute: (_, returns) => sortinoRatio(returns, PERIODS_PER_YEAR),
    undefinedBecause: 'no day of the window lost value.',
  },
  {
    name: 'maxDrawdown',
    label: 'maximum drawdown',
    unit: 'fraction',
    method: 'worst fall of the close from a peak, the first close included',
    compute: (prices) => maxDrawdown(prices),
    undefinedBecause: 'there are no closes.',
  },
  {
    name: 'valueAtRisk95',
    label: '95 % value at risk of a day',
    unit: 'fraction',
    method: '5th percentile of daily simple returns, linear interpolation (historical)',
    compute: (_, returns) => valueAtRisk(returns, TAIL),
    undefinedBecause: 'there are no returns.',
  },
  {
    name: 'conditionalValueAtRisk95',
    label: '95 % conditional value at risk of a day',
    unit: 'fraction',
    method: 'mean of the daily simple returns at or below the 5th percentile',
    compute: (_, returns) => conditionalValueAtRisk(returns, TAIL),
    undefinedBecause: 'there are no returns.',
  },
  {
    name: 'totalReturn',
    label: 'total return',
    unit: 'fraction',
    method: 'last close over first close, less 1',
    compute: (prices) => totalReturn(prices),
    undefinedBecause: 'there are fewer than two closes.',
  },
]

/** A measure that ChainLens computed from closes. */
export function computedMeasure(input: {
  value: number
  label: string
  unit: string
  method: string
  basis: string
  stale: boolean
  series: readonly PriceSeries[]
}): Measure {
  const { value, unit, method, stale } = input
  const asOf = input.series[0]?.asOf ?? null
  const excerpt = `${input.label} = ${value}: ${method}; ${input.basis}`
  const evidence = computedEvidence({ excerpt, asOf, inputs: input.series.map((one) => one.evidence) })
  return makeMeasure({ value, unit, method, asOf, stale, evidence: [evidence] })
}

/** Every measure of a window whose closes are all there; one without a value is in `missing`. */
export function measureSeries(
  series: PriceSeries,
  stale: boolean,
): { measures: Partial<Record<RiskMeasureName, Measure>>; missing: MissingSignal[] } {
  const prices = series.closes.map(({ price }) => price)
  const returns = simpleReturns(prices)
  const basis = `${returns.length} returns of ${series.coinId}, ${series.from} to ${series.until}`
  const measures: Partial<Record<RiskMeasureName, Measure>> = {}
  const missing: MissingSignal[] = []
  for (const { name, label, unit, method, compute, undefinedBecause } of RECIPES) {
    const value = compute(prices, returns)
    if (value === null || !Number.isFinite(value))
      missing.push({
        code: 'UNDEFINED',
        signal: label,
        reason: `ChainLens: it has no value here, because ${undefinedBecause}`,
      })
    else measures[name] = computedMeasure({ value, label, unit, method, basis, stale, series: [series] })
  }
  return { measures, missing }
}
