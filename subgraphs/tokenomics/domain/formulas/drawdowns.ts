/** Of each price, how far it lies below the highest up to it: price over that peak, less 1; 0 or negative. */
export function drawdowns(prices: readonly number[]): number[] {
  let peak = 0
  return prices.map((price) => {
    peak = Math.max(peak, price)
    return price / peak - 1
  })
}
