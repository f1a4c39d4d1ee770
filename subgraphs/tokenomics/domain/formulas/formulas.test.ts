import { describe, expect, it } from 'vitest'
import { downsideDeviation } from './downside-deviation.ts'
import {
  annualisedVolatility,
  beta,
  conditionalValueAtRisk,
  maxDrawdown,
  sharpeRatio,
  simpleReturns,
  sortinoRatio,
  totalReturn,
  valueAtRisk,
} from './index.ts'

// empyrical's own test data (quantopian/empyrical @40f61b4, Apache-2.0): a leading NaN is dropped, 252 periods a year.
const MIXED = [1, 10, -4, 2, 3, 2, 1, -10].map((percent) => percent / 100)
const NEGATIVE = [-6, -7, -1, -9, -2, -6, -8, -5].map((percent) => percent / 100)
const TRADING_DAYS = 252

/** Prices that begin at 1 and have these returns. */
function pricesOf(returns: number[]): number[] {
  const prices = [1]
  for (const value of returns) prices.push((prices.at(-1) as number) * (1 + value))
  return prices
}

describe("empyrical's published answers", () => {
  it('for volatility, Sharpe, downside, Sortino', () => {
    expect(annualisedVolatility(MIXED, TRADING_DAYS)).toBeCloseTo(0.9136465399704637, 14)
    expect(sharpeRatio(MIXED, TRADING_DAYS)).toBeCloseTo(1.7238613961706866, 13)
    expect(downsideDeviation(MIXED, TRADING_DAYS)).toBeCloseTo(0.604483250388297, 14)
    expect(sortinoRatio(MIXED, TRADING_DAYS)).toBeCloseTo(2.605531251673693, 13)
  })

  it('for cumulative return and maximum drawdown', () => {
    expect(totalReturn(pricesOf(MIXED))).toBeCloseTo(0.03893109, 8)
    expect(maxDrawdown(pricesOf(MIXED))).toBeCloseTo(-0.1, 14)
  })

  it('for the first loss, which counts from the starting value', () => {
    expect(maxDrawdown(pricesOf([-0.3, 0.1]))).toBeCloseTo(-0.3, 14)
  })

  it.each([
    [[1, 81, 82, 83, 84, 85], 0.1, 41],
    [[1, 81, 82, 83, 84, 85], 0.2, 81],
    [[1, 81, 82, 83, 84, 85], 0.3, 81.5],
    [[1, 2], 0.3, 1.3],
    [[7], 0.05, 7],
  ])('for value at risk of %j at %s: %s', (returns, cutoff, expected) => {
    expect(valueAtRisk(returns, cutoff)).toBeCloseTo(expected, 12)
  })

  it('for beta', () => {
    expect(beta(MIXED.map((value, index) => [value, NEGATIVE[index] as number]))).toBeCloseTo(-0.7129629629629631, 13)
  })
})

describe('what follows from the definitions', () => {
  it('the expected shortfall is the mean at or below the value at risk', () => {
    const returns = [-0.5, -0.4, -0.1, 0, 0.1, 0.2]
    expect(valueAtRisk(returns, 0.2)).toBeCloseTo(-0.4, 14)
    expect(conditionalValueAtRisk(returns, 0.2)).toBeCloseTo(-0.45, 14)
  })

  it('scales with the root of the periods per year', () => {
    expect((annualisedVolatility(MIXED, 365) as number) / (annualisedVolatility(MIXED, 1) as number)).toBeCloseTo(
      Math.sqrt(365),
      12,
    )
  })

  it('the risk-free rate and the target are taken off each return', () => {
    const shifted = MIXED.map((value) => value + 0.01)
    expect(sharpeRatio(shifted, 365, 0.01)).toBeCloseTo(sharpeRatio(MIXED, 365) as number, 10)
    expect(sortinoRatio(shifted, 365, 0.01)).toBeCloseTo(sortinoRatio(MIXED, 365) as number, 10)
  })

  it('beta of a series with itself is 1, with a doubled one a half', () => {
    expect(beta(MIXED.map((value) => [value, value]))).toBeCloseTo(1, 14)
    expect(beta(MIXED.map((value) => [value, 2 * value]))).toBeCloseTo(0.5, 14)
  })

  it('no measure depends on the currency: prices × 1000 change nothing', () => {
    const prices = pricesOf(MIXED)
    const scaled = prices.map((price) => price * 1000)
    expect(maxDrawdown(scaled)).toBeCloseTo(maxDrawdown(prices) as number, 14)
    simpleReturns(scaled).forEach((value, index) => {
      expect(value).toBeCloseTo(MIXED[index] as number, 12)
    })
  })

  it('losses never beat the worst day, nor the worst fall', () => {
    let seed = 20260222
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed / 2147483648
    }
    for (let round = 0; round < 200; round++) {
      const returns = Array.from({ length: 5 + Math.floor(random() * 60) }, () => random() * 0.4 - 0.2)
      const prices = pricesOf(returns)
      const worstDay = Math.min(...returns)
      const limit = valueAtRisk(returns, 0.05) as number
      const shortfall = conditionalValueAtRisk(returns, 0.05) as number
      const fall = maxDrawdown(prices) as number
      expect(shortfall).toBeLessThanOrEqual(limit)
      expect(shortfall).toBeGreaterThanOrEqual(worstDay - 1e-12)
      expect(fall).toBeLessThanOrEqual(Math.min(worstDay, 0) + 1e-12)
      expect(fall).toBeGreaterThan(-1)
      expect(totalReturn(prices)).toBeGreaterThanOrEqual(fall - 1e-12)
    }
  })
})

describe('what has no answer', () => {
  it('returns that do not vary have no Sharpe ratio, even where floats make them vary a little', () => {
    const steady = simpleReturns(pricesOf(Array.from({ length: 100 }, () => 0.01)))
    expect(sharpeRatio(steady, 365)).toBeNull()
    expect(sharpeRatio([0, 0, 0], 365)).toBeNull()
    expect(sharpeRatio([0.01, 0.0100001], 365)).not.toBeNull()
  })

  it('returns without a loss have no Sortino ratio', () => {
    expect(sortinoRatio([0.01, 0.02], 365)).toBeNull()
    expect(sortinoRatio([0.01, -0.00001], 365)).not.toBeNull()
  })

  it('a benchmark that stands still has no beta', () => {
    expect(
      beta([
        [0.1, 0.02],
        [0.2, 0.02],
      ]),
    ).toBeNull()
  })

  it('too few values', () => {
    expect(annualisedVolatility([0.1], 365)).toBeNull()
    expect(annualisedVolatility([0.1, 0.2], 365)).not.toBeNull()
    expect(sharpeRatio([0.1], 365)).toBeNull()
    expect(sortinoRatio([], 365)).toBeNull()
    expect(maxDrawdown([])).toBeNull()
    expect(valueAtRisk([], 0.05)).toBeNull()
    expect(conditionalValueAtRisk([], 0.05)).toBeNull()
    expect(beta([[0.1, 0.1]])).toBeNull()
    expect(totalReturn([1])).toBeNull()
    expect(totalReturn([1, 2])).toBe(1)
  })
})
