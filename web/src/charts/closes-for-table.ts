/** Above this a table lists the last close of each month. */
const EVERY_DAY = 400

/** The rows of a chart's table: every day of up to about a year, else month by month. */
export function closesForTable<Point extends { day: string }>(
  points: readonly Point[],
): { rows: Point[]; isMonthly: boolean } {
  if (points.length <= EVERY_DAY) return { rows: points.toReversed(), isMonthly: false }
  const months = new Map(points.map((point) => [point.day.slice(0, 7), point]))
  return { rows: [...months.values()].reverse(), isMonthly: true }
}
