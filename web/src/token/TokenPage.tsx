import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { useNavigate, useParams } from 'react-router'
import { PageHeader } from '../app/PageHeader.tsx'
import { FigurePage } from '../evidence/FigurePage.tsx'
import { RecordedBanner } from '../evidence/RecordedBanner.tsx'
import { recordedDates } from '../evidence/recorded-dates.ts'
import { WebTokenDocument } from '../gql/reports/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { ContractFacts } from './ContractFacts.tsx'
import { ExamplePosts } from './ExamplePosts.tsx'
import { FigureRows } from './FigureRows.tsx'
import { HolderBars } from './HolderBars.tsx'
import { IdentityList } from './IdentityList.tsx'
import { PriceSection } from './PriceSection.tsx'
import { ReportPanel } from './ReportPanel.tsx'
import { SearchForm } from './SearchForm.tsx'
import { SourceQuotes } from './SourceQuotes.tsx'
import { TokenHead } from './TokenHead.tsx'
import { ToneBar } from './ToneBar.tsx'
import { tokenRows } from './token-rows.ts'
import { useTokenReports } from './use-token-reports.ts'
import './token.css'

/** Everything that the graph knows of one token: its price over time and the four reports, each on its own feet. */
export default function TokenPage() {
  const id = useParams().tokenId!
  const navigate = useNavigate()
  const { data, error, loading, refetch } = useQuery(WebTokenDocument, { variables: { id }, errorPolicy: 'all' })
  const isUnknown = data !== undefined && data.token === null && !error
  const reports = useTokenReports(isUnknown ? null : id)
  const { market, onchain, sentiment, team } = reports
  const rows = tokenRows(reports)
  const evidence = Object.values(rows).flatMap((each) => each.flatMap(({ figure }) => figure?.evidence ?? []))
  const dates = useMemo(() => recordedDates(evidence), [evidence])
  const token = data?.token ?? {
    __typename: 'Token' as const,
    id,
    name: null,
    symbol: null,
    chainId: chainOf(id),
    address: null,
  }
  const title = token.name ?? token.symbol ?? 'Token'
  const risk = market.report?.risk

  return (
    <FigurePage title={title}>
      <PageHeader title="Token">
        <SearchForm
          label="Find another token"
          onSearch={(query) => void navigate(`/tokens?q=${encodeURIComponent(query)}`)}
        />
      </PageHeader>
      <RecordedBanner dates={dates} />
      <main className="page-scroll">
        {isUnknown ? (
          <div className="narrow-page">
            <h2 className="page-title">No token has this id</h2>
            <p className="page-about">
              <code>{id}</code> is not written as a token’s id is. Search by ticker, name or address.
            </p>
          </div>
        ) : (
          <div className="token-page">
            {(data || !loading) && <TokenHead token={token} />}
            {error && (
              <ProblemNotice
                problem={describeProblem(error)}
                action={{ label: 'Try again', run: () => void refetch().catch(() => {}) }}
              />
            )}
            <PriceSection tokenId={id} />
            <div className="reports">
              <div className="report-column">
                <ReportPanel id="market" title="Market and risk" state={market}>
                  {(report) => (
                    <>
                      <FigureRows
                        rows={rows.market}
                        notes={{
                          Risk: risk ? `${risk.observations} daily returns, ${risk.from} to ${risk.to}` : undefined,
                        }}
                      />
                      <SourceQuotes report={report} />
                    </>
                  )}
                </ReportPanel>
                <ReportPanel id="sentiment" title="Sentiment" state={sentiment}>
                  {(report) => (
                    <>
                      {report.distribution && <ToneBar distribution={report.distribution} />}
                      <FigureRows rows={rows.sentiment} />
                      <ExamplePosts posts={report.examplePosts} />
                    </>
                  )}
                </ReportPanel>
              </div>
              <div className="report-column">
                <ReportPanel id="onchain" title="On-chain" state={onchain}>
                  {(report) => (
                    <>
                      {report.holders && <HolderBars holders={report.holders} />}
                      <FigureRows
                        rows={report.contract ? rows.onchain : rows.onchain.filter(({ group }) => group !== 'Contract')}
                        notes={{ Holders: report.holders?.isHistorical ? report.holders.population : undefined }}
                      />
                      {report.contract && <ContractFacts contract={report.contract} />}
                    </>
                  )}
                </ReportPanel>
                <ReportPanel id="team" title="Team" state={team}>
                  {(report) => (
                    <>
                      <FigureRows rows={rows.team} notes={{ Makers: report.repository ?? undefined }} />
                      <IdentityList identity={report.identity} />
                    </>
                  )}
                </ReportPanel>
              </div>
            </div>
          </div>
        )}
      </main>
    </FigurePage>
  )
}

function chainOf(id: string): string {
  return id.split('/')[0] ?? id
}
