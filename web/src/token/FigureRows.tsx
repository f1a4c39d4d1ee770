import { FigureChip } from '../evidence/FigureChip.tsx'
import type { Figure } from '../evidence/figure.ts'
import { formatDate } from '../evidence/format-date.ts'
import { formatMeasure } from '../evidence/format-measure.ts'
import type { ReportRow } from './report-rows.ts'

type Props = { rows: readonly ReportRow[]; notes?: Record<string, string | undefined> }

/** Groups that most tokens have nothing of: absent rather than unknown line by line. */
const OPTIONAL = new Set(['Protocol', 'Tone of the posts'])

/** A report's figures by group, each with the chip that opens its evidence. What isn't known says so. */
export function FigureRows({ rows, notes = {} }: Props) {
  const among = rows.flatMap(({ figure }) => (figure ? [figure] : []))
  const shown = [...Map.groupBy(rows, ({ group }) => group)].filter(
    ([group, members]) => !OPTIONAL.has(group) || members.some(({ figure }) => figure),
  )
  return shown.map(([group, members]) => (
    <section key={group} className="figures">
      <h3>
        {group}
        {notes[group] && <span className="figures-note">{notes[group]}</span>}
      </h3>
      <dl>
        {members.map(({ label, figure }) => (
          <div key={label} data-unknown={figure === null || undefined}>
            <dt>{label}</dt>
            <dd>{figure ? <Value figure={figure} among={among} /> : 'not known'}</dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}

function Value({ figure, among }: { figure: Figure; among: readonly Figure[] }) {
  const asOf = figure.evidence[0]?.asOf
  return (
    <>
      <span title={asOf ? `As of ${formatDate(asOf)}` : undefined}>{formatMeasure(figure.value!, figure.unit)}</span>{' '}
      <FigureChip figure={figure} among={among} />
    </>
  )
}
