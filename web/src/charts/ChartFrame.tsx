import { type ReactNode, useId, useState } from 'react'

import './charts.css'

type Props = {
  title: string
  /** What its scale counts. */
  unit: string
  /** The chart in a sentence or two. */
  summary: string
  /** Where the data is from and of when. */
  source: ReactNode
  /** Choices of window and scale. */
  controls?: ReactNode
  /** The same data as a table, made when it is asked for. */
  table: () => ReactNode
  children: ReactNode
  testId?: string
}

/** What every chart has: title, unit, source, a summary in words, and its data as a table instead of the picture. */
export function ChartFrame({ title, unit, summary, source, controls, table, children, testId }: Props) {
  const [isTable, setTable] = useState(false)
  const id = useId()
  return (
    <figure className="chart" aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`} data-testid={testId}>
      <header>
        <h2 id={`${id}-title`}>
          {title} <span className="chart-unit">{unit}</span>
        </h2>
        <div className="chart-controls">
          {controls}
          <button type="button" className="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            Table
          </button>
        </div>
      </header>
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, which the keyboard must reach
        <section className="chart-table" tabIndex={0} aria-label={`${title}, as a table`}>
          {table()}
        </section>
      ) : (
        children
      )}
      <figcaption>
        <p id={`${id}-summary`}>{summary}</p>
        <p className="chart-source">{source}</p>
      </figcaption>
    </figure>
  )
}
