/** Last price over first price, less 1; null below two prices. */
export function totalReturn(prices: readonly number[]): number | null {
  const first = prices[0]
  const last = prices.at(-1)
  return first === undefined || last === undefined || prices.length < 2 ? null : last / first - 1
}
