import { type FollowOptions, readSubscription } from './read-subscription.ts'
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

/** The events of a run as the gateway reads them from the subgraph. Throws the errors of a refused subscription. */
export async function* followEvents(
  agents: TestAgents,
  runId: string,
  options: FollowOptions = {},
  // biome-ignore lint/suspicious/noExplicitAny: tests read any event
): AsyncGenerator<any, void, void> {
  const variables = { runId, after: options.after ?? 0 }
  for await (const data of readSubscription(agents, { query: SUBSCRIPTION, variables }, options)) yield data.runEvents
}
