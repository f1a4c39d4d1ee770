import { type FollowOptions, readSubscription } from './read-subscription.ts'
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
  agents: TestAgents,
  sessionId: string,
  options: FollowOptions = {},
): AsyncGenerator<ReadChange, void, void> {
  const variables = { sessionId, after: options.after ?? 0 }
  for await (const data of readSubscription(agents, { query: SUBSCRIPTION, variables }, options))
    yield data.sessionChanges
}
