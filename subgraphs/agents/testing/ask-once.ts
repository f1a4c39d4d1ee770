import { endedEvents, sendMessage } from './conversation.ts'
import type { TestAgents } from './start-agents.ts'

/** Asks one question and waits for the end of its run; gives its events, their types and what the last says. */
export async function askOnce(agents: TestAgents) {
  const { runId, runUuid } = await sendMessage(agents)
  const events = await endedEvents(agents, runUuid)
  const last = events.at(-1)
  if (last?.type !== 'RunEnded') throw new Error('The run has no end.')
  return { runId, runUuid, events, end: last.payload, types: events.map(({ type }) => type) }
}
