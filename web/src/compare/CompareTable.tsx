import { Fragment } from 'react'
import { FigureChip } from '../evidence/FigureChip.tsx'
import type { Figure } from '../evidence/figure.ts'
import { formatMeasure } from '../evidence/format-measure.ts'
import type { CompareRow } from './compare-rows.ts'

type Props = { rows: readonly CompareRow[]; names: { a: string; b: string } }

/**
 * The figures of two tokens in rows. What a difference means is said in words beside the better one; where figures can't
 * be held against each other the row says why.
 */
export function CompareTable({ rows, names }: Props) {
  const among = rows.flatMap(({ a, b }) => [a, b].filter((figure) => figure !== null))
  return (
    <table className="compare" data-testid="compare-table">
      <caption className="visually-hidden">
        {names.a} and {names.b}, figure by figure
      </caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" data-series="a">
            {names.a}
          </th>
          <th scope="col" data-series="b">
            {names.b}
          </th>
          <th scope="col">Apart</th>
        </tr>
      </thead>
      {[...Map.groupBy(rows, ({ group }) => group)].map(([group, members]) => (
        <tbody key={group}>
          <tr className="compare-group">
            <th colSpan={4} scope="rowgroup">
              {group}
            </th>
          </tr>
          {members.map(({ label, a, b, comparison }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {(['a', 'b'] as const).map((side) => (
                <td key={side} data-series={side}>
                  <Value figure={side === 'a' ? a : b} among={among} />
                  {comparison.verdict?.side === side && <span className="compare-word">{comparison.verdict.word}</span>}
                </td>
              ))}
              <td className="compare-apart" data-obstacle={comparison.obstacle !== null || undefined}>
                {comparison.difference ?? comparison.obstacle}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Value({ figure, among }: { figure: Figure | null; among: readonly Figure[] }) {
  if (!figure) return <span className="compare-unknown">not known</span>
  return (
    <Fragment>
      {formatMeasure(figure.value!, figure.unit)} <FigureChip figure={figure} among={among} />
    </Fragment>
  )
}
