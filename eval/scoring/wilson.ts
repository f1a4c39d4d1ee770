/** A share and the interval in which it lies with 95 % confidence. */
export interface Interval {
  passed: number
  of: number
  share: number
  low: number
  high: number
}

const Z = 1.959963984540054

/** Wilson's score interval of so many passes; of nothing, it is all from 0 to 1. */
export function wilson(passed: number, of: number): Interval {
  if (of === 0) return { passed, of, share: Number.NaN, low: 0, high: 1 }
  const share = passed / of
  const scale = 1 + Z ** 2 / of
  const middle = (share + Z ** 2 / (2 * of)) / scale
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))
  return { passed, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
