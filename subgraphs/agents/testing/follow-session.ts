import { IDENTITY_HEADER, signInternalIdentity } from '@chainlens/platform/auth'
import { testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import type { TestAgents } from './start-agents.ts'

const SUBSCRIPTION = `subscription ($sessionId: ID!, $after: Int!) {
  sessionChanges(sessionId: $sessionId, afterSequence: $after) { sessionId sequence session { revision } }
}`

/** A change of a session as its reader gets it. */
export interface ReadChange {
  sessionId: string
  sequence: number
  session: { revision: number }
}

/** The changes of a session as the gateway reads them from the subgraph. Throws the errors of a refused subscription. */
export async function* followSession(
  { platform, subgraph, userId: ownId }: TestAgents,
  sessionId: string,
  { after = 0, userId = ownId, signal }: { after?: number; userId?: string; signal?: AbortSignal } = {},
): AsyncGenerator<ReadChange, void, void> {
  const body = JSON.stringify({ query: SUBSCRIPTION, variables: { sessionId, after } })
  const identity = await signInternalIdentity(platform.keys.internalIdentity, {
    issuer: 'gateway',
    audience: 'agents',
    principal: testPrincipal(userId),
    requestId: 'test',
    body,
  })
  const headers = { 'content-type': 'application/json', [IDENTITY_HEADER]: identity }
  const request = { method: 'POST', headers, body, ...(signal ? { signal } : {}) }
  const response = await subgraph.fetch(new Request('http://agents.test/graphql', request))
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    throw new Error(JSON.stringify(await response.json()))
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const messages = (text + chunk).split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) {
      const data = /^event: next\ndata: (.*)$/.exec(message)?.[1]
      if (!data) continue
      const result = JSON.parse(data)
      if (result.errors) throw new Error(JSON.stringify(result.errors))
      yield result.data.sessionChanges
    }
  }
}
