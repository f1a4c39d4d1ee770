import { addDays } from '../../sources/days.ts'
import type { Close } from '../../sources/market-source.ts'
import { simpleReturns } from '../formulas/index.ts'

/** Returns by the day on which they end; only between closes of days that follow each other. */
export function dailyReturns(closes: readonly Close[]): Map<string, number> {
  const returns = new Map<string, number>()
  const simple = simpleReturns(closes.map(({ price }) => price))
  closes.forEach(({ day }, index) => {
    const before = closes[index - 1]
    if (before && addDays(before.day, 1) === day) returns.set(day, simple[index - 1] as number)
  })
  return returns
}
