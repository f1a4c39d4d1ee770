import { formatMeasure } from '../evidence/format-measure.ts'
import type { MarketReport } from './report-types.ts'

/** One figure as several sources have it, with how far each is from the middle. Shown only where two at least can be held against each other. */
export function SourceQuotes({ report }: { report: MarketReport }) {
  const shown = [
    { label: 'Price', comparison: report.priceComparison },
    { label: 'Circulating supply', comparison: report.circulatingSupplyComparison },
    { label: 'Market capitalisation', comparison: report.marketCapComparison },
  ].filter(({ comparison }) => (comparison?.quotes.length ?? 0) > 1)
  if (shown.length === 0) return null
  return (
    <section className="figures" data-testid="source-quotes">
      <h3>As each source has it</h3>
      <table className="quotes">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Figure</th>
            <th scope="col">From the median</th>
          </tr>
        </thead>
        {shown.map(({ label, comparison }) => (
          <tbody key={label}>
            <tr className="quotes-of">
              <th scope="rowgroup" colSpan={3}>
                {label}
                {comparison?.spread?.value != null && (
                  <span className="figures-note">{formatMeasure(comparison.spread.value, 'fraction')} apart</span>
                )}
              </th>
            </tr>
            {comparison?.quotes.map(({ source, value, differenceFromMedian }) => (
              <tr key={source}>
                <th scope="row">{source}</th>
                <td>{formatMeasure(value.exact ?? value.value ?? '', value.unit)}</td>
                <td>
                  {differenceFromMedian?.value == null ? '' : formatMeasure(differenceFromMedian.value, 'fraction')}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
