import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { ChartFrame } from '../charts/ChartFrame.tsx'
import { closesForTable } from '../charts/closes-for-table.ts'
import { type PriceScale, priceScales } from '../charts/price-scales.ts'
import { type PriceWindow, priceWindows } from '../charts/price-windows.ts'
import { Segments } from '../charts/Segments.tsx'
import { SourceLine } from '../charts/SourceLine.tsx'
import { WebPriceHistoryDocument } from '../gql/reports/graphql.ts'
import { MissingList } from '../token/MissingList.tsx'
import { type AlignedDay, alignCloses } from './align-closes.ts'

const IndexChart = lazy(() => import('../charts/IndexChart.tsx'))

type Props = { a: string; b: string; names: { a: string; b: string } }

/** What 100 put into each on the first common day has become. */
export function IndexSection({ a, b, names }: Props) {
  const [days, setDays] = useState<PriceWindow>('360')
  const [scale, setScale] = useState<PriceScale>('linear')
  const left = useHistory(a, Number(days))
  const right = useHistory(b, Number(days))
  const aligned = useMemo(
    () => alignCloses(left.history?.points ?? [], right.history?.points ?? []),
    [left.history, right.history],
  )
  const isLoading = left.isLoading || right.isLoading
  const evidence = [...(left.history?.evidence ?? []), ...(right.history?.evidence ?? [])]
  const sources = [...new Map(evidence.map((each) => [each.id, each])).values()]
  const { rows, isMonthly } = closesForTable(aligned)
  const missing = [...(left.history?.missing ?? []), ...(right.history?.missing ?? [])]
  return (
    <ChartFrame
      title="Prices from 100"
      unit="100 on the first day that both have a close"
      summary={isLoading ? 'Asking the sources for daily closes.' : tellAligned(aligned, names)}
      source={<SourceLine evidence={sources} from={aligned[0]?.day} to={aligned.at(-1)?.day} />}
      testId="index-chart"
      controls={
        <>
          <Segments label="Window" name="window" choices={priceWindows} chosen={days} onChoose={setDays} />
          <Segments label="Scale" name="scale" choices={priceScales} chosen={scale} onChoose={setScale} />
        </>
      }
      table={() => (
        <table>
          <caption>{isMonthly ? 'The last common day of each month' : 'Every common day'}, the newest first</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">{names.a}</th>
              <th scope="col">{names.b}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.day}>
                <th scope="row">{row.day}</th>
                <td>{row.a.toFixed(1)}</td>
                <td>{row.b.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    >
      <p className="series-key" aria-hidden="true">
        <span data-series="a">{names.a}</span>
        <span data-series="b">{names.b}</span>
      </p>
      {aligned.length > 1 ? (
        <Suspense fallback={<div className="chart-plot" data-kind="index" />}>
          <IndexChart days={aligned} names={names} isLogarithmic={scale === 'log'} />
        </Suspense>
      ) : (
        <div className="chart-plot chart-empty" data-kind="index" aria-busy={isLoading}>
          {!isLoading && 'No days that both have a close.'}
        </div>
      )}
      <MissingList missing={missing} />
    </ChartFrame>
  )
}

function useHistory(id: string, days: number) {
  const { data, previousData, loading } = useQuery(WebPriceHistoryDocument, {
    variables: { id, days },
    errorPolicy: 'all',
  })
  const history = (data ?? (loading ? previousData : undefined))?.token?.tokenomics?.priceHistory ?? null
  return { history, isLoading: loading && history === null }
}

function tellAligned(days: readonly AlignedDay[], names: Props['names']): string {
  const last = days.at(-1)
  if (!last) return 'They have no day in common.'
  return `100 on ${days[0]!.day} had become ${last.a.toFixed(1)} in ${names.a} and ${last.b.toFixed(1)} in ${names.b} by ${last.day}.`
}
