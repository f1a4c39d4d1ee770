import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { NotFound } from '../app/NotFound.tsx'
import { PageHeader } from '../app/PageHeader.tsx'
import { WebSessionDocument } from '../gql/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { ConversationView } from './ConversationView.tsx'

/** Loads a conversation; what it shows of one that is known already is brought up to date beside it. */
export function Conversation() {
  const id = useParams().sessionId!
  const { data, error, fetchMore, refetch } = useQuery(WebSessionDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  })
  if (data?.session) {
    const before = data.session.messages.pageInfo.startCursor
    return (
      <ConversationView
        key={id}
        session={data.session}
        problem={error ? describeProblem(error) : null}
        onRetry={() => void refetch().catch(() => {})}
        onLoadEarlier={() => void fetchMore({ variables: { id, before } }).catch(() => {})}
      />
    )
  }
  if (data && !error) return <NotFound />
  return (
    <div className="page">
      <PageHeader title="" />
      <main className="thread-scroll" aria-busy={!error}>
        <div className="thread">
          {error ? (
            <ProblemNotice
              problem={describeProblem(error)}
              action={{ label: 'Try again', run: () => void refetch().catch(() => {}) }}
            />
          ) : (
            <p className="waiting" role="status">
              Opening the conversation
            </p>
          )}
        </div>
      </main>
    </div>
  )
}
