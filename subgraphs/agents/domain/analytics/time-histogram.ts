/** Times by their size, in a bounded number of buckets that can be added up: bucket → count. */
export type TimeHistogram = Record<string, number>

/** Each bucket ends a tenth above the one before: a quantile is right to about 5 %. */
const GROWTH = 1.1
/** A day; longer times count as one. 193 buckets in all. */
const LONGEST_MS = 86_400_000

/** A histogram with one time more. */
export function withTime(histogram: TimeHistogram, ms: number): TimeHistogram {
  const bounded = Math.min(Math.max(ms, 1), LONGEST_MS)
  const bucket = String(Math.ceil(Math.log(bounded) / Math.log(GROWTH)))
  return { ...histogram, [bucket]: (histogram[bucket] ?? 0) + 1 }
}

/** Both together, in whatever order. */
export function mergedHistograms(one: TimeHistogram, other: TimeHistogram): TimeHistogram {
  const merged = { ...one }
  for (const [bucket, count] of Object.entries(other)) merged[bucket] = (merged[bucket] ?? 0) + count
  return merged
}

/** The time, in milliseconds, that a share (0 to 1) of all stay within; null where there are none. */
export function quantileOf(histogram: TimeHistogram, share: number): number | null {
  const buckets = Object.entries(histogram)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .sort(([a], [b]) => a - b)
  const total = buckets.reduce((sum, [, count]) => sum + count, 0)
  let seen = 0
  for (const [bucket, count] of buckets) {
    seen += count
    if (seen >= share * total) return Math.round(GROWTH ** (bucket - 0.5))
  }
  return null
}
