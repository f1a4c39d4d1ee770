import type { RunPartsFragment } from '../gql/graphql.ts'
import { usdPrice } from './usd-price.ts'

type Usage = Pick<NonNullable<RunPartsFragment['usage']>, 'costUsd' | 'isCostKnown' | 'isEstimated'>

/** What a run cost, in words. Where the price isn't known that is said: a cost of zero would be a claim. */
export function runCost({ costUsd, isCostKnown, isEstimated }: Usage): string {
  const hasSome = Number(costUsd) > 0
  if (isEstimated && hasSome) return `about ${usdPrice(costUsd)}, estimated`
  if (!isCostKnown) return hasSome ? `at least ${usdPrice(costUsd)}, the rest unknown` : 'cost unknown'
  return hasSome ? usdPrice(costUsd) : 'no cost'
}
