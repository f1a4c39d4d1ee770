/** p[t] / p[t − 1] − 1 for each price but the first. Prices are above 0. */
export function simpleReturns(prices: readonly number[]): number[] {
  return prices.slice(1).map((price, index) => price / (prices[index] as number) - 1)
}
