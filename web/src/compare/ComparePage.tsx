import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { PageHeader } from '../app/PageHeader.tsx'
import { FigurePage } from '../evidence/FigurePage.tsx'
import { RecordedBanner } from '../evidence/RecordedBanner.tsx'
import { recordedDates } from '../evidence/recorded-dates.ts'
import { type TokenNameFragment, WebTokenDocument } from '../gql/reports/graphql.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { tokenRows } from '../token/token-rows.ts'
import { type TokenReports, useTokenReports } from '../token/use-token-reports.ts'
import { CompareTable } from './CompareTable.tsx'
import { compareRows } from './compare-rows.ts'
import { groupObstacles } from './group-obstacles.ts'
import { IndexSection } from './IndexSection.tsx'
import { SidePicker } from './SidePicker.tsx'
import '../token/token.css'
import './compare.css'

/** Two tokens side by side. Both stand in the address, so that a comparison can be shared. */
export default function ComparePage() {
  const [params, setParams] = useSearchParams()
  const [a, b] = [params.get('a'), params.get('b')]
  const tokens = { a: useToken(a), b: useToken(b) }
  const reports = { a: useTokenReports(a), b: useTokenReports(b) }
  const names = shortNames(tokens.a, tokens.b)
  const rows =
    a && b ? compareRows(tokenRows(reports.a), tokenRows(reports.b), names, groupObstacles(reports.a, reports.b)) : []
  const evidence = rows.flatMap((row) => [row.a, row.b].flatMap((figure) => figure?.evidence ?? []))
  const dates = useMemo(() => recordedDates(evidence), [evidence])
  const isLoading = a && b && [...states(reports.a), ...states(reports.b)].some((state) => state.isLoading)
  const failed = a && b ? [...states(reports.a), ...states(reports.b)].filter((state) => state.problem) : []

  function pick(side: 'a' | 'b', id: string | null) {
    setParams((now) => {
      const next = new URLSearchParams(now)
      if (id === null) next.delete(side)
      else next.set(side, id)
      return next
    })
  }

  return (
    <FigurePage title={a && b ? `${names.a} and ${names.b}` : 'Compare'}>
      <PageHeader title="Compare" />
      <RecordedBanner dates={dates} />
      <main className="page-scroll">
        <div className="token-page">
          <h2 className="page-title">{a && b ? `${names.a} beside ${names.b}` : 'Compare two tokens'}</h2>
          <div className="sides">
            <SidePicker side="a" token={tokens.a} onPick={(id) => pick('a', id)} />
            <SidePicker side="b" token={tokens.b} onPick={(id) => pick('b', id)} />
          </div>
          {a && b && (
            <>
              <IndexSection a={a} b={b} names={names} />
              {failed[0]?.problem && (
                <ProblemNotice
                  problem={failed[0].problem}
                  action={{
                    label: 'Try again',
                    run: () => {
                      for (const state of failed) state.retry()
                    },
                  }}
                />
              )}
              <section className="compare-figures" aria-labelledby="compare-heading" aria-busy={Boolean(isLoading)}>
                <h2 id="compare-heading">Figure by figure</h2>
                <p className="compare-about">
                  A word beside a figure says what it means to be the better of the two. Where figures are of different
                  dates, units or kinds there is no such word.
                </p>
                {isLoading && (
                  <p className="waiting" role="status">
                    Asking the sources
                  </p>
                )}
                <CompareTable rows={rows} names={names} />
              </section>
            </>
          )}
        </div>
      </main>
    </FigurePage>
  )
}

function states(reports: TokenReports) {
  return Object.values(reports)
}

/** The token of an id; of one that can't be read, what the id says. Null where no id is given. */
function useToken(id: string | null): TokenNameFragment | null {
  const { data } = useQuery(WebTokenDocument, { variables: { id: id ?? '' }, skip: id === null, errorPolicy: 'all' })
  if (id === null) return null
  return data?.token ?? { id, name: null, symbol: null, chainId: id.split('/')[0]!, address: null }
}

/** Tickers where they tell the two apart, else names, else first and second. */
function shortNames(a: TokenNameFragment | null, b: TokenNameFragment | null): { a: string; b: string } {
  if (a?.symbol && b?.symbol && a.symbol !== b.symbol) return { a: a.symbol, b: b.symbol }
  if (a?.name && b?.name && a.name !== b.name) return { a: a.name, b: b.name }
  return { a: a?.symbol ?? 'First', b: b?.symbol && b.symbol !== a?.symbol ? b.symbol : 'Second' }
}
