import type { Consent } from './consent.ts'
import type { GraphClient } from './graph-client.ts'
import { ANSWER_APPROVAL, type ShownEvent } from './operations.ts'
import type { Terminal } from './print-event.ts'

type Answer = { answerApproval: { userErrors: { message: string }[] } }

/** Puts a question to who is at the terminal, and answers it; says how to answer where nobody is. Never throws. */
export async function answerApproval(
  client: GraphClient,
  terminal: Terminal,
  { runId, event, consent }: { runId: string; event: ShownEvent; consent: Consent },
): Promise<void> {
  const { toolCallId = '', argumentsHash } = event
  const decision = await consent.ask(toolCallId)
  const question = { runId, toolCallId, argumentsHash }
  if (decision === 'OVER') return
  if (decision === 'NOBODY') {
    terminal.write(
      `    Answer it in the web app, or by answerApproval(input: ${JSON.stringify({ ...question, decision: 'APPROVE or DENY' })}).\n`,
    )
    return
  }
  try {
    const input = { ...question, decision }
    const { userErrors } = (await client.ask<Answer>(ANSWER_APPROVAL, { input })).answerApproval
    if (userErrors[0]) terminal.write(`    ${userErrors[0].message}\n`)
  } catch (error) {
    terminal.write(`    The answer did not arrive: ${(error as Error).message}\n`)
  }
}
