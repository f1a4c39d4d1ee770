import Big from 'big.js'
import type { ModelPrice } from './find-price.ts'
import type { TokenRates } from './price-table.ts'

/** Tokens of one call; input counts the cached and the written ones too. */
export interface PricedTokens {
  inputTokens: number
  cachedInputTokens: number
  /** Written to the cache, for whatever time. */
  cacheWriteTokens: number
  /** Of them, those written for an hour. */
  cacheWrite1hTokens: number
  outputTokens: number
}

/**
 * What a call costs in USD, exact. A tier holds for the whole call once its input has more tokens than the
 * threshold. Where a rate is not known, those tokens count as plain input and `isKnown` is false; without any
 * price the cost is "0" and not known.
 */
export function priceUsage(price: ModelPrice | null, tokens: PricedTokens): { costUsd: string; isKnown: boolean } {
  if (!price) return { costUsd: '0', isKnown: false }
  const rates: TokenRates = price.above && tokens.inputTokens > price.above.threshold ? price.above : price
  const written1h = Math.min(tokens.cacheWrite1hTokens, tokens.cacheWriteTokens)
  const written5m = tokens.cacheWriteTokens - written1h
  const plain = Math.max(0, tokens.inputTokens - tokens.cachedInputTokens - tokens.cacheWriteTokens)
  let isKnown = true
  const cost = (count: number, rate: string | null): Big => {
    if (count > 0 && rate === null) isKnown = false
    return new Big(rate ?? rates.input).times(count)
  }
  const millionths = cost(plain, rates.input)
    .plus(cost(tokens.cachedInputTokens, rates.cachedInput))
    .plus(cost(written5m, rates.cacheWrite5m))
    .plus(cost(written1h, rates.cacheWrite1h))
    .plus(cost(tokens.outputTokens, rates.output))
  return { costUsd: millionths.div(1e6).toFixed(), isKnown }
}
