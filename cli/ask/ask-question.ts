import { ChainLensError } from '@chainlens/platform/errors'
import { answerApproval } from './answer-approval.ts'
import type { Consent } from './consent.ts'
import { followEvents } from './follow-events.ts'
import type { GraphClient } from './graph-client.ts'
import { CREATE_SESSION, SEND_MESSAGE, STOP_RUN } from './operations.ts'
import { printCitations } from './print-citations.ts'
import { type PrintState, printEvent, type Terminal } from './print-event.ts'

type Refusable = { userErrors: { message: string }[] }

function refused(payload: Refusable): ChainLensError {
  return new ChainLensError({ code: 'REFUSED', message: payload.userErrors[0]?.message ?? 'The graph refused this.' })
}

/**
 * Asks one question and streams the answer to the terminal. A call that waits for a yes is put to `consent`. Returns
 * true when the run completed.
 */
export async function askQuestion(
  client: GraphClient,
  question: string,
  terminal: Terminal,
  signal: AbortSignal,
  consent: Consent,
): Promise<boolean> {
  const { createSession } = await client.ask<{ createSession: Refusable & { session: { id: string } | null } }>(
    CREATE_SESSION,
    { input: {} },
  )
  if (!createSession.session) throw refused(createSession)
  const { sendMessage } = await client.ask<{ sendMessage: Refusable & { run: { id: string } | null } }>(SEND_MESSAGE, {
    input: { sessionId: createSession.session.id, content: question },
  })
  if (!sendMessage.run) throw refused(sendMessage)
  const runId = sendMessage.run.id
  signal.addEventListener('abort', () => void client.ask(STOP_RUN, { input: { runId } }).catch(() => {}), {
    once: true,
  })

  const state: PrintState = { printed: 0, isAtLineStart: true }
  for await (const event of followEvents(client, runId, signal)) {
    printEvent(terminal, state, event)
    // Not waited for: an answer from elsewhere, a stop or the expiry may come first, and is told as it comes.
    if (event.__typename === 'ApprovalRequested') void answerApproval(client, terminal, { runId, event, consent })
    if (event.__typename === 'ApprovalAnswered') consent.answered(event.toolCallId ?? '')
    if (event.__typename !== 'RunEnded') continue
    if (!state.isAtLineStart) terminal.write('\n')
    if (event.message) printCitations(terminal, event.message)
    if (event.runStatus !== 'COMPLETED')
      terminal.write(`\nThe run ended ${event.runStatus}${event.error ? `: ${event.error.message}` : ''}\n`)
    return event.runStatus === 'COMPLETED'
  }
  throw new ChainLensError({ code: 'STREAM_BROKEN', message: 'The stream of events ended before the run.' })
}
