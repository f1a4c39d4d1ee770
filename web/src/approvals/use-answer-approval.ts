import { useApolloClient } from '@apollo/client/react'
import { useCallback, useState } from 'react'
import { type ApprovalDecision, WebAnswerApprovalDocument, WebWaitingApprovalsDocument } from '../gql/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'
import { problemOfUserError } from '../graph/problem-of-user-error.ts'

export type AnswerApproval = {
  answer: (decision: ApprovalDecision) => void
  /** What is on its way; null when nothing is. */
  sending: ApprovalDecision | null
  problem: Problem | null
}

/** Answers one question. That it is answered, and how, the run's events say: here, and on every other device. */
export function useAnswerApproval(question: {
  runId: string
  toolCallId: string
  argumentsHash: string
}): AnswerApproval {
  const client = useApolloClient()
  const { runId, toolCallId, argumentsHash } = question
  const [sending, setSending] = useState<ApprovalDecision | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const answer = useCallback(
    async (decision: ApprovalDecision) => {
      setSending(decision)
      setProblem(null)
      try {
        const { data } = await client.mutate({
          mutation: WebAnswerApprovalDocument,
          variables: { runId, toolCallId, argumentsHash, decision },
          fetchPolicy: 'no-cache',
        })
        const [error] = data!.answerApproval.userErrors
        if (error) setProblem(problemOfUserError(error))
        void client.refetchQueries({ include: [WebWaitingApprovalsDocument] })
      } catch (error) {
        setProblem(describeProblem(error))
      } finally {
        setSending(null)
      }
    },
    [client, runId, toolCallId, argumentsHash],
  )
  return { answer: (decision) => void answer(decision), sending, problem }
}
