import type { ReactNode } from 'react'
import type { AnalysisStatus, FindingPartsFragment, MissingPartsFragment } from '../gql/reports/graphql.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { FindingList } from './FindingList.tsx'
import { MissingList } from './MissingList.tsx'
import type { ReportState } from './use-token-report.ts'

type Report = {
  status: AnalysisStatus
  findings: readonly FindingPartsFragment[]
  missing: readonly MissingPartsFragment[]
}

type Props<Shown extends Report> = {
  id: string
  title: string
  state: ReportState<Shown>
  children: (report: Shown) => ReactNode
}

const STATUS: Record<AnalysisStatus, string> = { COMPLETE: 'complete', PARTIAL: 'in part', NO_DATA: 'no data' }

/** One domain's report, with its own loading, failure and gaps: nothing that happens to another shows here. */
export function ReportPanel<Shown extends Report>({ id, title, state, children }: Props<Shown>) {
  const { report, problem, isLoading, retry } = state
  const status = report ? STATUS[report.status] : isLoading ? 'loading' : 'failed'
  return (
    <section
      className="report"
      aria-labelledby={`report-${id}`}
      aria-busy={isLoading}
      data-testid={`report-${id}`}
      data-status={report?.status ?? status}
    >
      <header>
        <h2 id={`report-${id}`}>{title}</h2>
        <span className="report-status">{isLoading ? 'asking the sources' : status}</span>
      </header>
      {isLoading && (
        <div className="report-waiting" role="status">
          <span className="visually-hidden">Loading {title}</span>
          {WAITING.map((line) => (
            <span key={line} />
          ))}
        </div>
      )}
      {problem && <ProblemNotice problem={problem} action={{ label: 'Try again', run: retry }} />}
      {!isLoading && !problem && !report && <p className="report-none">Nothing came back for this part.</p>}
      {report && (
        <>
          <FindingList findings={report.findings} />
          {children(report)}
          <MissingList missing={report.missing} />
        </>
      )}
    </section>
  )
}

const WAITING = [1, 2, 3, 4, 5]
