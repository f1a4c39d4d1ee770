/**
 * At most about `count` of many points, and the shape kept: of each stretch the first, the lowest and the highest in
 * their order, so that no peak or fall is drawn smaller than it was. The last point is always there.
 */
export function thinPoints<Point>(
  points: readonly Point[],
  figureOf: (point: Point) => number,
  count: number,
): Point[] {
  if (points.length <= count) return [...points]
  const stretch = Math.ceil(points.length / (count / 3))
  const kept: Point[] = []
  for (let start = 0; start < points.length; start += stretch) {
    const end = Math.min(start + stretch, points.length)
    let low = start
    let high = start
    for (let at = start; at < end; at++) {
      if (figureOf(points[at]!) < figureOf(points[low]!)) low = at
      if (figureOf(points[at]!) > figureOf(points[high]!)) high = at
    }
    for (const at of [...new Set([start, low, high])].sort((a, b) => a - b)) kept.push(points[at]!)
  }
  if (kept.at(-1) !== points.at(-1)) kept.push(points.at(-1)!)
  return kept
}
