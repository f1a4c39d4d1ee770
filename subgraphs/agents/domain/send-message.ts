import { decodeId } from '@chainlens/platform/ids'
import type { Context } from '../context.ts'
import { type AskedTurn, type AskInput, askTurn, readContent, refuseTurn, requireAsker } from './threads/ask-turn.ts'
import { userError } from './user-error.ts'

/** What sendMessage takes. */
export interface SendMessageInput extends AskInput {
  sessionId: string
  content: string
}

/**
 * Stores a message at the end of the branch that its conversation shows, and the run that answers it, once for each
 * clientRequestId. Errors: SESSION_NOT_FOUND, RUN_IN_PROGRESS, QUEUE_FULL, EMPTY_MESSAGE, MESSAGE_TOO_LONG,
 * IDEMPOTENCY_CONFLICT, BUDGET_EXHAUSTED, MODEL_NOT_FOUND, MODEL_UNAVAILABLE.
 */
export async function sendMessage(context: Context, input: SendMessageInput): Promise<AskedTurn> {
  requireAsker(context)
  const read = readContent(input)
  if ('refusal' in read) return refuseTurn(read.refusal)
  const sessionId = decodeId('session', input.sessionId)
  if (!sessionId) return refuseTurn(userError('SESSION_NOT_FOUND', 'You have no such conversation.', 'sessionId'))
  const turn = { kind: 'SEND', content: read.content } as const
  return askTurn(context, input, { sessionId, turn, target: null })
}
