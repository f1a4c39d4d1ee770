import { IDENTITY_HEADER, signInternalIdentity } from '@chainlens/platform/auth'
import { testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import type { TestAgents } from './start-agents.ts'

const SUBSCRIPTION = `subscription ($runId: ID!, $after: Int!) {
  runEvents(runId: $runId, afterSequence: $after) {
    __typename runId sequence at run { id status attempt session { agent { name } } }
    ... on RunStarted { attempt model }
    ... on TextDelta { messageId offset text }
    ... on ToolCallStarted { toolCallId toolName arguments }
    ... on ToolCallEnded { toolCallId toolName toolStatus: status summary durationMs evidence { id } }
    ... on StepReset { messageId keepLength reason }
    ... on OtherRunEvent { kind }
    ... on RunEnded { status message { content } usage { inputTokens outputTokens costUsd } error { code message retryable } }
  }
}`

/** What followEvents takes beside the run. */
export interface FollowOptions {
  after?: number
  userId?: string
  signal?: AbortSignal
}

/**
 * The events of a run as the gateway reads them from the subgraph: over server-sent events, one at a
 * time. Throws the errors of a refused subscription.
 */
export async function* followEvents(
  { platform, subgraph, userId: ownId }: TestAgents,
  runId: string,
  { after = 0, userId = ownId, signal }: FollowOptions = {},
  // biome-ignore lint/suspicious/noExplicitAny: tests read any event
): AsyncGenerator<any, void, void> {
  const body = JSON.stringify({ query: SUBSCRIPTION, variables: { runId, after } })
  const identity = await signInternalIdentity(platform.keys.internalIdentity, {
    issuer: 'gateway',
    audience: 'agents',
    principal: testPrincipal(userId),
    requestId: 'test',
    body,
  })
  const headers = { 'content-type': 'application/json', [IDENTITY_HEADER]: identity }
  const request = new Request('http://agents.test/graphql', {
    method: 'POST',
    headers,
    body,
    ...(signal ? { signal } : {}),
  })
  const response = await subgraph.fetch(request)
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    throw new Error(JSON.stringify(await response.json()))
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const messages = text.split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) {
      const data = /^event: next\ndata: (.*)$/.exec(message)?.[1]
      if (!data) continue
      const result = JSON.parse(data)
      if (result.errors) throw new Error(JSON.stringify(result.errors))
      yield result.data.runEvents
    }
  }
}
