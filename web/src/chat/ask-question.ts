import type { ApolloClient } from '@apollo/client'
import { WebCreateSessionDocument, WebSendMessageDocument, WebSessionDocument } from '../gql/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'
import { problemOfUserError } from '../graph/problem-of-user-error.ts'
import type { QuestionTraces } from '../telemetry/question-traces.ts'
import { addToThread } from './add-to-thread.ts'
import type { Drafts } from './drafts.ts'

/**
 * Sends a question, in a new conversation where there is none yet, and returns the conversation's id; null where it
 * did not go out: the draft is then back in the composer, with the reason beside it.
 */
export async function askQuestion(
  { client, drafts, traces }: { client: ApolloClient; drafts: Drafts; traces: QuestionTraces },
  sessionId: string | null,
  text: string,
  whileRunning: 'ENQUEUE' | 'INTERRUPT' = 'ENQUEUE',
): Promise<string | null> {
  const trace = traces.begin()
  const context = { headers: { traceparent: trace.traceparent } }
  const key = sessionId ?? 'new'
  const content = text.trim()
  const { attempt, model, sending, text: written } = drafts.of(key).get()
  if (!content || sending !== null) return null
  const isRetry = attempt?.content === content && attempt.model === model
  const clientRequestId = isRetry ? attempt.clientRequestId : crypto.randomUUID()
  // A conversation opened by a failed attempt is used again, so that retries leave no empty ones behind.
  let openedId = sessionId ?? attempt?.sessionId ?? null
  const remember = () => drafts.update(key, { attempt: { content, clientRequestId, sessionId: openedId, model } })

  const isFromComposer = written.trim() === content
  drafts.update(key, { sending: content, problem: null, ...(isFromComposer && { text: '' }) })
  remember()
  const fail = (problem: Problem) => {
    const { text: meanwhile } = drafts.of(key).get()
    // A sign-in that ended shows itself; the notice would still stand here after signing in again.
    const shown = problem.kind === 'unauthenticated' ? null : problem
    drafts.update(key, { sending: null, problem: shown, text: meanwhile.trim() ? meanwhile : content })
    return null
  }

  try {
    openedId ??= await openSession(client, context)
    remember()
    const { data } = await client.mutate({
      mutation: WebSendMessageDocument,
      variables: { input: { sessionId: openedId, content, clientRequestId, model, whileRunning } },
      context,
    })
    const { message, run, userErrors } = data!.sendMessage
    if (!message || !run) {
      // Another page asked meanwhile: show what waits there.
      if (userErrors[0]?.code === 'QUEUE_FULL') void client.refetchQueries({ include: [WebSessionDocument] })
      return fail(problemOfUserError(userErrors[0] ?? UNEXPLAINED))
    }
    traces.attach(run.id, trace)
    const isJoined = addToThread(client.cache, run.session, [message, run.message])
    // What waited comes after it now; or another page showed another branch meanwhile.
    if (whileRunning === 'INTERRUPT' || !isJoined) void client.refetchQueries({ include: [WebSessionDocument] })
    drafts.update(key, { sending: null, attempt: null, model: null })
    return openedId
  } catch (error) {
    return fail(error instanceof Refused ? error.problem : describeProblem(error))
  }
}

const UNEXPLAINED = { code: 'REFUSED', message: 'ChainLens did not take the question, and did not say why.' }

class Refused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

async function openSession(client: ApolloClient, context: object): Promise<string> {
  const { data } = await client.mutate({ mutation: WebCreateSessionDocument, context })
  const { session, userErrors } = data!.createSession
  if (!session) throw new Refused(problemOfUserError(userErrors[0] ?? UNEXPLAINED))
  return session.id
}
