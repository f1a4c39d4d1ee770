const DAY_MS = 86_400_000

/** Prices at 00:00 UTC of consecutive days. */
export interface StubSeries {
  /** Day of the first price. */
  from: string
  prices: (number | null)[]
}

type Point = [number, number]

function chartBody(points: Point[]): Record<string, unknown> {
  return {
    prices: points,
    market_caps: points.map(([time, price]) => [time, price * 1_000_000]),
    total_volumes: points.map(([time, price]) => [time, price * 50_000]),
  }
}

function midnights(series: StubSeries): Point[] {
  const first = Date.parse(`${series.from}T00:00:00Z`)
  return series.prices.flatMap((price, index) => (price === null ? [] : [[first + index * DAY_MS, price] as Point]))
}

/** The answer of /market_chart?days=N&interval=daily at `now`: N midnights and the running point, the last price + 1 %. */
export function marketChart(series: StubSeries, days: number, now: number): Record<string, unknown> {
  const today = Math.floor(now / DAY_MS) * DAY_MS
  const first = today - (days - 1) * DAY_MS
  const points = midnights(series).filter(([time]) => time >= first && time <= today)
  const last = points.at(-1)
  return chartBody(last ? [...points, [now, last[1] * 1.01]] : [])
}

/**
 * The answer of /market_chart/range (seconds): daily above 90 days, else hourly points some minutes past
 * the hour, which drift away from the midnight's price.
 */
export function marketChartRange(series: StubSeries, from: number, to: number): Record<string, unknown> {
  const points = midnights(series)
  const isHourly = (to - from) * 1000 <= 90 * DAY_MS
  const all = isHourly
    ? points.flatMap(([time, price]) =>
        Array.from({ length: 24 }, (_, hour): Point => [time + hour * 3_600_000 + 187_000, price * (1 + hour / 1000)]),
      )
    : points
  return chartBody(all.filter(([time]) => time >= from * 1000 && time <= to * 1000))
}
