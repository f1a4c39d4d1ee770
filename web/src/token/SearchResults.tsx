import { useQuery } from '@apollo/client/react'
import type { ReactNode } from 'react'
import { WebResolveTokenDocument } from '../gql/reports/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { type Candidate, CandidateList } from './CandidateList.tsx'
import { MissingList } from './MissingList.tsx'

type Props = { query: string; pick: (candidate: Candidate, label: ReactNode) => ReactNode }

/** What the graph says a text may mean. */
export function SearchResults({ query, pick }: Props) {
  const { data, error, loading, refetch } = useQuery(WebResolveTokenDocument, { variables: { query } })
  if (error) {
    return (
      <ProblemNotice
        problem={describeProblem(error)}
        action={{ label: 'Try again', run: () => void refetch().catch(() => {}) }}
      />
    )
  }
  const found = data?.resolveToken
  return (
    <div className="search-results" aria-busy={loading}>
      <p role="status" className={loading ? 'waiting' : 'search-count'}>
        {found ? tell(found.candidates.length, query) : `Looking for “${query}”`}
      </p>
      {found && <CandidateList candidates={found.candidates} pick={pick} />}
      {found && <MissingList missing={found.missing} />}
    </div>
  )
}

function tell(count: number, query: string): string {
  if (count === 0) return `Nothing found for “${query}”.`
  if (count === 1) return `One token may be meant by “${query}”.`
  return `${count} tokens may be meant by “${query}”: pick the one you mean.`
}
