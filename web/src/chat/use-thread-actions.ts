import type { ApolloClient } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useCallback, useMemo, useState } from 'react'
import {
  type MessagePartsFragment,
  type RunOutcomeFragment,
  WebContinueMessageDocument,
  WebEditMessageDocument,
  WebRegenerateMessageDocument,
  WebSelectBranchDocument,
  WebSessionDocument,
  WebWithdrawMessageDocument,
} from '../gql/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'
import { problemOfUserError } from '../graph/problem-of-user-error.ts'
import { addToThread } from './add-to-thread.ts'

export type ThreadActions = {
  /** Another answer to the question of this one, by the conversation's model or another. */
  regenerate: (messageId: string, model?: string) => void
  /** The rest of an answer that broke off. */
  goOn: (messageId: string) => void
  /** A changed question beside this one, answered by the conversation's model or another. Resolves to whether it was taken. */
  edit: (messageId: string, content: string, model: string | null) => Promise<boolean>
  /** Shows the branch through a message. */
  select: (messageId: string) => void
  /** Takes back a question that waits. */
  withdraw: (messageId: string) => void
  isBusy: boolean
  /** Why the last of them was not done. */
  problem: Problem | null
}

type Refusal = { code: string; message: string }
type Asked = { message: MessagePartsFragment | null; run: RunOutcomeFragment | null; userErrors: readonly Refusal[] }

/** What can be done with the messages of a conversation; one at a time, since each changes what is shown. */
export function useThreadActions(): ThreadActions {
  const client = useApolloClient()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  const attempt = useCallback(async (work: () => Promise<Refusal | undefined>) => {
    setBusy(true)
    setProblem(null)
    try {
      const refusal = await work()
      if (refusal) setProblem(problemOfUserError(refusal))
      return !refusal
    } catch (error) {
      setProblem(describeProblem(error))
      return false
    } finally {
      setBusy(false)
    }
  }, [])

  const actions = useMemo(() => actionsOf(client, attempt), [client, attempt])
  return useMemo(() => ({ ...actions, isBusy, problem }), [actions, isBusy, problem])
}

function actionsOf(client: ApolloClient, attempt: (work: () => Promise<Refusal | undefined>) => Promise<boolean>) {
  const show = ({ message, run, userErrors }: Asked, isEdit: boolean) => {
    if (!message || !run) return userErrors[0]
    const isJoined = addToThread(client.cache, run.session, isEdit ? [message, run.message] : [run.message])
    if (!isJoined) void client.refetchQueries({ include: [WebSessionDocument] })
    return undefined
  }
  return {
    regenerate(messageId: string, model?: string) {
      void attempt(async () => {
        const input = { messageId, clientRequestId: crypto.randomUUID(), ...(model && { model }) }
        const { data } = await client.mutate({ mutation: WebRegenerateMessageDocument, variables: { input } })
        return show(data!.regenerateMessage, false)
      })
    },
    goOn(messageId: string) {
      void attempt(async () => {
        const input = { messageId, clientRequestId: crypto.randomUUID() }
        const { data } = await client.mutate({ mutation: WebContinueMessageDocument, variables: { input } })
        return show(data!.continueMessage, false)
      })
    },
    edit: (messageId: string, content: string, model: string | null) =>
      attempt(async () => {
        const input = { messageId, content, model, clientRequestId: crypto.randomUUID() }
        const { data } = await client.mutate({ mutation: WebEditMessageDocument, variables: { input } })
        return show(data!.editMessage, true)
      }),
    select(messageId: string) {
      void attempt(async () => {
        const { data } = await client.mutate({ mutation: WebSelectBranchDocument, variables: { messageId } })
        return data!.selectBranch.userErrors[0]
      })
    },
    withdraw(messageId: string) {
      void attempt(async () => {
        const { data } = await client.mutate({
          mutation: WebWithdrawMessageDocument,
          variables: { messageId },
          // Taken out first: what is known hangs behind what arrives, as a message that was just sent does.
          fetchPolicy: 'no-cache',
        })
        const { session, userErrors } = data!.withdrawMessage
        if (!session) return userErrors[0]
        client.cache.modify({ id: client.cache.identify(session), fields: { messages: (_, { DELETE }) => DELETE } })
        client.cache.writeQuery({ query: WebSessionDocument, variables: { id: session.id }, data: { session } })
        return undefined
      })
    },
  }
}
