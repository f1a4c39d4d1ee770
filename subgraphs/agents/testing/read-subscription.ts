import { IDENTITY_HEADER, signInternalIdentity } from '@chainlens/platform/auth'
import { testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import type { TestAgents } from './start-agents.ts'

/** Who reads a subscription, and from where on. */
export interface FollowOptions {
  after?: number
  userId?: string
  signal?: AbortSignal
}

/**
 * What a subscription gives, as the gateway reads it from the subgraph: over server-sent events, one at a time.
 * Throws the errors of a refused subscription.
 */
export async function* readSubscription(
  { platform, subgraph, userId: ownId }: TestAgents,
  operation: { query: string; variables: Record<string, unknown> },
  { userId = ownId, signal }: FollowOptions,
  // biome-ignore lint/suspicious/noExplicitAny: tests read any data
): AsyncGenerator<any, void, void> {
  const body = JSON.stringify(operation)
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
      yield result.data
    }
  }
}
