import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { usdPrice } from '../models/usd-price.ts'
import { useMediaQuery } from '../shared/use-media-query.ts'
import type { DayUsage } from '../usage/usage-days.ts'
import { axisLook } from './axis-look.ts'
import { ChartTip } from './ChartTip.tsx'
import { dayLabel, dayTicks } from './day-ticks.ts'

type Props = { days: readonly DayUsage[]; shows: 'usd' | 'tokens' }

const compact = new Intl.NumberFormat('en', { notation: 'compact' })

/** A bar for each day. */
export default function UsageChart({ days, shows }: Props) {
  const isNarrow = useMediaQuery('(max-width: 600px)')
  const [first, last] = [days[0]!.time, days.at(-1)!.time]
  return (
    <div className="chart-plot" data-kind="usage">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={days} margin={{ top: 8, right: 4, bottom: 0, left: 4 }} title="Use of each day" role="img">
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            {...axisLook}
            dataKey="time"
            ticks={dayTicks(first, last, isNarrow ? 4 : 7)}
            tickFormatter={(time: number) => dayLabel(time, last - first)}
          />
          <YAxis
            {...axisLook}
            orientation="right"
            width={60}
            tickFormatter={(value: number) => (shows === 'usd' ? usdPrice(value) : compact.format(value))}
          />
          <Tooltip
            content={<ChartTip of={(day: DayUsage) => tell(day)} />}
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
          />
          <Bar dataKey={shows} fill="var(--series-a)" maxBarSize={18} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

function tell({ day, usd, tokens, calls, isEstimated }: DayUsage) {
  return [
    { label: 'Day', value: day },
    { label: 'Cost', value: `${usdPrice(usd)}${isEstimated ? ', partly estimated' : ''}` },
    { label: 'Tokens', value: tokens.toLocaleString('en') },
    { label: 'Calls', value: calls.toLocaleString('en') },
  ]
}
