import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { ChartFrame } from '../charts/ChartFrame.tsx'
import { closesForTable } from '../charts/closes-for-table.ts'
import { type PriceScale, priceScales } from '../charts/price-scales.ts'
import { priceSummary } from '../charts/price-summary.ts'
import { type PriceWindow, priceWindows } from '../charts/price-windows.ts'
import { Segments } from '../charts/Segments.tsx'
import { SourceLine } from '../charts/SourceLine.tsx'
import { formatMeasure } from '../evidence/format-measure.ts'
import { WebPriceHistoryDocument } from '../gql/reports/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { MissingList } from './MissingList.tsx'

const PriceChart = lazy(() => import('../charts/PriceChart.tsx'))

/** The token's price over time, with its falls. */
export function PriceSection({ tokenId }: { tokenId: string }) {
  const [days, setDays] = useState<PriceWindow>('360')
  const [scale, setScale] = useState<PriceScale>('linear')
  const { data, previousData, error, loading, refetch } = useQuery(WebPriceHistoryDocument, {
    variables: { id: tokenId, days: Number(days) },
    errorPolicy: 'all',
    notifyOnNetworkStatusChange: true,
  })
  const history = (data ?? (loading ? previousData : undefined))?.token?.tokenomics?.priceHistory
  const points = history?.points ?? []
  const { rows, isMonthly } = closesForTable(points)
  return (
    <ChartFrame
      title="Price and falls"
      unit="US dollars, daily closes (UTC)"
      summary={
        history ? priceSummary(points) : loading ? 'Asking the source for daily closes.' : 'No closes could be had.'
      }
      source={
        history && (
          <SourceLine
            evidence={history.evidence}
            from={points[0]?.day}
            to={points.at(-1)?.day}
            isStale={history.stale}
          />
        )
      }
      testId="price-chart"
      controls={
        <>
          <Segments label="Window" name="window" choices={priceWindows} chosen={days} onChoose={setDays} />
          <Segments label="Scale" name="scale" choices={priceScales} chosen={scale} onChoose={setScale} />
        </>
      }
      table={() => (
        <table>
          <caption>{isMonthly ? 'The last close of each month' : 'Every close'}, the newest first</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Close</th>
              <th scope="col">Below the peak before</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ day, closeUsd, drawdown }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{formatMeasure(closeUsd, 'USD')}</td>
                <td>{formatMeasure(drawdown, 'fraction')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    >
      {error && (
        <ProblemNotice
          problem={describeProblem(error)}
          action={{ label: 'Try again', run: () => void refetch().catch(() => {}) }}
        />
      )}
      {points.length > 1 ? (
        <Suspense fallback={<div className="price-chart" />}>
          <PriceChart points={points} isLogarithmic={scale === 'log'} />
        </Suspense>
      ) : (
        <div className="price-chart chart-empty" aria-busy={loading}>
          {!loading && 'No closes to draw in this window.'}
        </div>
      )}
      {history && <MissingList missing={history.missing} />}
    </ChartFrame>
  )
}
