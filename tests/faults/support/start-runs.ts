import { openSession, send } from '../../support/conversation.ts'
import type { Person } from '../../support/graph.ts'

/** Asks in as many new conversations, one after another, and returns the ids of the runs. */
export async function startRuns(person: Person, count: number, content = 'Say something long.'): Promise<string[]> {
  const runIds: string[] = []
  for (let index = 0; index < count; index += 1) {
    const sessionId = await openSession(person)
    const { run, userErrors } = await send(person, {
      sessionId,
      content,
      clientRequestId: `faults-${index}-${sessionId}`,
    })
    if (!run) throw new Error(JSON.stringify(userErrors))
    runIds.push(run.id)
  }
  return runIds
}
