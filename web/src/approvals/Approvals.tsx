import { useApolloClient } from '@apollo/client/react'
import { useEffect } from 'react'
import { WebWaitingApprovalsDocument } from '../gql/graphql.ts'
import type { ToolCall } from '../run/tool-call.ts'
import { ApprovalCard } from './ApprovalCard.tsx'
import { sayOpenQuestions } from './say-open-questions.ts'

/** The questions of a run, where its answer stands; those that are answered stay, as a line each. */
export function Approvals({ runId, calls }: { runId: string; calls: readonly ToolCall[] }) {
  const client = useApolloClient()
  const waiting = calls.filter(({ approval }) => approval?.status === 'PENDING').length
  // The list beside the conversations learns of them as this page does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes is what it is for
  useEffect(() => {
    if (calls.some(({ approval }) => approval)) void client.refetchQueries({ include: [WebWaitingApprovalsDocument] })
  }, [client, waiting])
  return (
    <>
      {calls.map((call) =>
        call.approval ? <ApprovalCard key={call.id} runId={runId} call={call} approval={call.approval} /> : null,
      )}
      {/* It is there before it says something, so that a screen reader tells of it. */}
      {calls.some(({ approval }) => approval) && (
        <p className="approval-rest" role="status">
          {sayOpenQuestions(calls)}
        </p>
      )}
    </>
  )
}
