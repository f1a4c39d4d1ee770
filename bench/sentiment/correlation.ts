/** Pearson's r of two lists of equal length; NaN where one of them does not vary. */
export function pearson(xs: readonly number[], ys: readonly number[]): number {
  const meanX = mean(xs)
  const meanY = mean(ys)
  let together = 0
  let squaresX = 0
  let squaresY = 0
  for (const [index, x] of xs.entries()) {
    const dx = x - meanX
    const dy = (ys[index] ?? Number.NaN) - meanY
    together += dx * dy
    squaresX += dx * dx
    squaresY += dy * dy
  }
  return together / Math.sqrt(squaresX * squaresY)
}

/** Spearman's rho: Pearson's r of the ranks, equal values sharing the mean of theirs. */
export function spearman(xs: readonly number[], ys: readonly number[]): number {
  return pearson(ranks(xs), ranks(ys))
}

/** The median; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const ranked = new Array<number>(values.length)
  for (let start = 0; start < order.length; ) {
    let end = start
    while (order[end + 1]?.value === order[start]?.value && end + 1 < order.length) end += 1
    for (let at = start; at <= end; at += 1) ranked[order[at]?.index ?? 0] = (start + end) / 2 + 1
    start = end + 1
  }
  return ranked
}
