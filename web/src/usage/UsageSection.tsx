import { lazy, Suspense, useState } from 'react'
import { ChartFrame } from '../charts/ChartFrame.tsx'
import { Segments } from '../charts/Segments.tsx'
import { modelLabel } from '../models/model-label.ts'
import { runCost } from '../models/run-cost.ts'
import { UsageLimits } from './UsageLimits.tsx'
import { type Usage, usageDays } from './usage-days.ts'
import './usage.css'

const UsageChart = lazy(() => import('../charts/UsageChart.tsx'))

const SHOWN = [
  { value: 'usd', text: 'Cost' },
  { value: 'tokens', text: 'Tokens' },
] as const

/** What the reader's questions used of models, by day and by model, and what each limit leaves. */
export function UsageSection({ usage }: { usage: Usage }) {
  const { total, models, arePaidModelsStopped } = usage
  const [shows, setShows] = useState<'usd' | 'tokens'>(Number(total.costUsd) > 0 ? 'usd' : 'tokens')
  const days = usageDays(usage)
  const used = days.filter(({ calls }) => calls > 0)
  const calls = `${total.calls.toLocaleString('en')} ${total.calls === 1 ? 'call' : 'calls'}`
  return (
    <div className="usage" data-testid="usage">
      {arePaidModelsStopped && (
        <p role="status">
          <strong>Models that cost are stopped for now.</strong> Free ones answer.
        </p>
      )}
      <UsageLimits limits={usage.limits} plan={usage.plan} />
      <ChartFrame
        title="By day"
        unit={shows === 'usd' ? 'US dollars' : 'tokens read and written'}
        summary={
          total.calls === 0 ? 'Nothing was used.' : `${calls} of models on ${used.length} days: ${runCost(total)}.`
        }
        source={`Days are of UTC, ${usage.from} to ${usage.to}.`}
        testId="usage-chart"
        controls={<Segments label="Shown" name="usage-shown" choices={SHOWN} chosen={shows} onChoose={setShows} />}
        table={() => (
          <table>
            <caption>Days with any use, the newest first</caption>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">Calls</th>
                <th scope="col">Tokens</th>
                <th scope="col">Cost</th>
              </tr>
            </thead>
            <tbody>
              {used.toReversed().map(({ day, calls, tokens, usd, isEstimated }) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  <td>{calls.toLocaleString('en')}</td>
                  <td>{tokens.toLocaleString('en')}</td>
                  <td>{runCost({ costUsd: String(usd), isCostKnown: true, isEstimated })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      >
        <Suspense fallback={<div className="chart-plot" data-kind="usage" />}>
          <UsageChart days={days} shows={shows} />
        </Suspense>
      </ChartFrame>
      {models.length > 0 && (
        <table className="usage-models">
          <caption>By model</caption>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">Calls</th>
              <th scope="col">Tokens read</th>
              <th scope="col">Written</th>
              <th scope="col">Cost</th>
            </tr>
          </thead>
          <tbody>
            {models.map((each) => (
              <tr key={each.model} data-testid="usage-model">
                <th scope="row">{modelLabel(each.model ?? '', [])}</th>
                <td>{each.calls.toLocaleString('en')}</td>
                <td>{each.inputTokens.toLocaleString('en')}</td>
                <td>{each.outputTokens.toLocaleString('en')}</td>
                <td>{runCost(each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
