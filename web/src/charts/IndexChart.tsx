import { useMemo } from 'react'
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useMediaQuery } from '../shared/use-media-query.ts'
import { axisLook } from './axis-look.ts'
import { linearTicks, logTicks } from './axis-ticks.ts'
import { ChartTip } from './ChartTip.tsx'
import { dayLabel, dayTicks, dayTime } from './day-ticks.ts'
import { thinPoints } from './thin-points.ts'

type Day = { day: string; a: number; b: number }
type Props = { days: readonly Day[]; names: { a: string; b: string }; isLogarithmic: boolean }

const MOST_POINTS = 400

/** Two lines that begin at 100: the first whole, the second dashed, so that they are apart without colours too. */
export default function IndexChart({ days, names, isLogarithmic }: Props) {
  const isNarrow = useMediaQuery('(max-width: 600px)')
  const drawn = useMemo(() => {
    const timed = days.map((each) => ({ ...each, time: dayTime(each.day) }))
    const kept = new Set([
      ...thinPoints(timed, ({ a }) => a, MOST_POINTS),
      ...thinPoints(timed, ({ b }) => b, MOST_POINTS),
    ])
    return timed.filter((each) => kept.has(each))
  }, [days])
  const first = drawn[0]!.time
  const last = drawn.at(-1)!.time
  const all = drawn.flatMap(({ a, b }) => [a, b])
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const ticks = isLogarithmic ? logTicks(least, most) : linearTicks(least, most)
  return (
    <div className="chart-plot" data-kind="index">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={drawn} margin={{ top: 8, right: 4, bottom: 0, left: 4 }} title="Prices from 100" role="img">
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            {...axisLook}
            dataKey="time"
            type="number"
            domain={[first, last]}
            ticks={dayTicks(first, last, isNarrow ? 4 : 7)}
            tickFormatter={(time: number) => dayLabel(time, last - first)}
          />
          <YAxis
            {...axisLook}
            orientation="right"
            width={52}
            scale={isLogarithmic ? 'log' : 'linear'}
            domain={[ticks[0]!, ticks.at(-1)!]}
            ticks={ticks}
            tickFormatter={(value: number) => value.toLocaleString('en')}
          />
          <ReferenceLine y={100} stroke="var(--ink-faint)" strokeDasharray="1 3" />
          <Tooltip
            content={<ChartTip of={(each: Day) => tell(each, names)} />}
            isAnimationActive={false}
            cursor={{ stroke: 'var(--ink-faint)' }}
          />
          <Line dataKey="a" stroke="var(--series-a)" strokeWidth={1.8} dot={false} isAnimationActive={false} />
          <Line
            dataKey="b"
            stroke="var(--series-b)"
            strokeWidth={1.8}
            strokeDasharray="6 3"
            dot={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  )
}

function tell({ day, a, b }: Day, names: Props['names']) {
  return [
    { label: 'Day', value: day },
    { label: names.a, value: a.toFixed(1), key: 'a' },
    { label: names.b, value: b.toFixed(1), key: 'b' },
  ]
}
