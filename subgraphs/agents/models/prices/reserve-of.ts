import Big from 'big.js'
import type { ModelPrice } from './find-price.ts'

/** What a run usually stays below: several steps that read the results of a handful of tools. */
const INPUT_TOKENS = 100_000
const OUTPUT_TOKENS = 10_000

/** What is set aside for a run of a model with this price, USD, exact decimal; "0" where the price is not known. */
export function reserveOf(price: ModelPrice | null): string {
  if (!price) return '0'
  return new Big(price.input).times(INPUT_TOKENS).plus(new Big(price.output).times(OUTPUT_TOKENS)).div(1e6).toFixed()
}
