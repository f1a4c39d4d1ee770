import { useQuery } from '@apollo/client/react'
import { NavLink } from 'react-router'
import { useServices } from '../app/use-services.ts'
import { WaitingApprovals } from '../approvals/WaitingApprovals.tsx'
import { WebSessionsDocument } from '../gql/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import { Icon } from '../shared/Icon.tsx'
import { Logo } from '../shared/Logo.tsx'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { AccountBar } from './AccountBar.tsx'
import { SessionItem } from './SessionItem.tsx'

export function SessionList() {
  const { drafts } = useServices()
  const { data, error, loading, fetchMore, refetch } = useQuery(WebSessionsDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    notifyOnNetworkStatusChange: true,
  })
  const page = data?.sessions.pageInfo
  return (
    <nav className="session-list" aria-label="ChainLens">
      <Logo />
      <NavLink
        to="/"
        end
        className="new-question"
        data-testid="new-question"
        onClick={() => drafts.update('new', { problem: null })}
      >
        <Icon name="plus" />
        New question
      </NavLink>
      <ul className="session-pages">
        <li>
          <NavLink to="/tokens" className="session-page">
            <Icon name="token" />
            Tokens
          </NavLink>
        </li>
        <li>
          <NavLink to="/compare" className="session-page">
            <Icon name="compare" />
            Compare
          </NavLink>
        </li>
        <li>
          <NavLink to="/notes" className="session-page">
            <Icon name="note" />
            Notes
          </NavLink>
        </li>
      </ul>
      <div className="session-scroll">
        <WaitingApprovals />
        {data && (
          <ul>
            {data.sessions.edges.map(({ node }) => (
              <SessionItem key={node.id} session={node} />
            ))}
          </ul>
        )}
        {data?.sessions.edges.length === 0 && <p className="session-none">What you ask is kept here.</p>}
        {error && (
          <ProblemNotice
            problem={describeProblem(error)}
            action={{ label: 'Try again', run: () => void refetch().catch(() => {}) }}
          />
        )}
        {page?.hasNextPage && (
          <button
            type="button"
            className="button session-more"
            disabled={loading}
            onClick={() => void fetchMore({ variables: { after: page.endCursor } }).catch(() => {})}
          >
            {loading ? 'Loading…' : 'Older questions'}
          </button>
        )}
      </div>
      <AccountBar />
    </nav>
  )
}
