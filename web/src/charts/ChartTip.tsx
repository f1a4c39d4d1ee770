type Line = { label: string; value: string; key?: string }

type Props<Point> = {
  /** What a point says. */
  of: (point: Point) => readonly Line[]
  // Given by recharts.
  active?: boolean
  payload?: readonly { payload?: Point }[]
}

/** What the point under the pointer, or under the arrow keys, says. */
export function ChartTip<Point>({ of, active, payload }: Props<Point>) {
  const point = payload?.[0]?.payload
  if (!active || !point) return null
  return (
    <div className="chart-tip">
      {of(point).map(({ label, value, key }) => (
        <p key={label} data-series={key}>
          <span>{label}</span> {value}
        </p>
      ))}
    </div>
  )
}
