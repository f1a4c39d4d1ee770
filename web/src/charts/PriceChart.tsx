import { useMemo } from 'react'
import { Area, AreaChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatMeasure } from '../evidence/format-measure.ts'
import { useMediaQuery } from '../shared/use-media-query.ts'
import { axisLook } from './axis-look.ts'
import { linearTicks, logTicks } from './axis-ticks.ts'
import { ChartTip } from './ChartTip.tsx'
import { dayLabel, dayTicks, dayTime } from './day-ticks.ts'
import type { PricePoint } from './price-point.ts'
import { thinPoints } from './thin-points.ts'

type Props = { points: readonly PricePoint[]; isLogarithmic: boolean }

const MARGIN = { top: 8, right: 4, bottom: 0, left: 4 }
const MOST_POINTS = 480

/** The closes, and below them on the same days how far each stood under the peak before it. */
export default function PriceChart({ points, isLogarithmic }: Props) {
  const isNarrow = useMediaQuery('(max-width: 600px)')
  // One list for both, so that pointing at a day in one shows it in the other.
  const drawn = useMemo(() => {
    const timed = points.map((point) => ({ ...point, time: dayTime(point.day) }))
    const kept = new Set([
      ...thinPoints(timed, ({ closeUsd }) => closeUsd, MOST_POINTS),
      ...thinPoints(timed, ({ drawdown }) => drawdown, MOST_POINTS),
    ])
    return timed.filter((point) => kept.has(point))
  }, [points])
  const first = drawn[0]!.time
  const last = drawn.at(-1)!.time
  const [least, most] = extent(drawn.map(({ closeUsd }) => closeUsd))
  const priceTicks = isLogarithmic ? logTicks(least, most) : linearTicks(least, most)
  const fallTicks = linearTicks(Math.min(...drawn.map(({ drawdown }) => drawdown)), 0, 2)
  const days = dayTicks(first, last, isNarrow ? 4 : 7)
  const axisWidth = isNarrow ? 52 : 64
  const dayAxis = { dataKey: 'time', type: 'number', domain: [first, last], ticks: days, ...axisLook } as const
  return (
    <div className="price-chart">
      <div className="chart-plot" data-kind="price">
        <ResponsiveContainer width="100%" height="100%">
          <AreaChart data={drawn} margin={MARGIN} syncId="price" syncMethod="value" title="Daily closes" role="img">
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis {...dayAxis} tick={false} height={1} />
            <YAxis
              {...axisLook}
              orientation="right"
              width={axisWidth}
              scale={isLogarithmic ? 'log' : 'linear'}
              domain={[priceTicks[0]!, priceTicks.at(-1)!]}
              ticks={priceTicks}
              tickFormatter={(value: number) => formatMeasure(value, 'USD').replace(/\.00$/, '')}
            />
            <Tooltip
              content={<ChartTip of={tellClose} />}
              isAnimationActive={false}
              cursor={{ stroke: 'var(--ink-faint)' }}
            />
            <Area
              dataKey="closeUsd"
              baseValue={priceTicks[0]}
              stroke="var(--series-a)"
              strokeWidth={1.6}
              fill="var(--series-wash)"
              fillOpacity={1}
              isAnimationActive={false}
              activeDot={{ r: 3.5, fill: 'var(--series-a)', stroke: 'var(--surface)' }}
            />
          </AreaChart>
        </ResponsiveContainer>
      </div>
      <p className="chart-sub" aria-hidden="true">
        Below the peak before
      </p>
      <div className="chart-plot" data-kind="fall">
        <ResponsiveContainer width="100%" height="100%">
          <AreaChart
            data={drawn}
            margin={MARGIN}
            syncId="price"
            syncMethod="value"
            title="Falls from a peak"
            role="img"
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis {...dayAxis} tickFormatter={(time: number) => dayLabel(time, last - first)} />
            <YAxis
              {...axisLook}
              orientation="right"
              width={axisWidth}
              domain={[fallTicks[0]!, 0]}
              ticks={fallTicks}
              tickFormatter={(value: number) => formatMeasure(value, 'fraction').replace(' ', '\u00a0')}
            />
            <ReferenceLine y={0} stroke="var(--line-strong)" />
            <Tooltip
              content={<ChartTip of={tellFall} />}
              isAnimationActive={false}
              cursor={{ stroke: 'var(--ink-faint)' }}
            />
            <Area
              dataKey="drawdown"
              baseValue={0}
              stroke="var(--fall)"
              strokeWidth={1.2}
              fill="var(--fall-wash)"
              fillOpacity={1}
              isAnimationActive={false}
              activeDot={{ r: 3, fill: 'var(--fall)', stroke: 'var(--surface)' }}
            />
          </AreaChart>
        </ResponsiveContainer>
      </div>
    </div>
  )
}

function tellClose(point: PricePoint) {
  return [{ label: point.day, value: formatMeasure(point.closeUsd, 'USD') }]
}

function tellFall(point: PricePoint) {
  return [{ label: point.day, value: formatMeasure(point.drawdown, 'fraction') }]
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)]
}
