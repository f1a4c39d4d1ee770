import type { Context } from '../context.ts'
import { findOwn } from './find-own.ts'
import { type AskedTurn, type AskInput, askTurn, refuseTurn, requireAsker } from './threads/ask-turn.ts'
import { userError } from './user-error.ts'

/** What continueMessage takes. */
export interface ContinueMessageInput extends AskInput {
  /** Of the answer that broke off. */
  messageId: string
}

/**
 * Has an answer that was stopped, or failed, gone on with: in a message of its own that hangs on it, by a model that is
 * shown what was said and found. Once for each clientRequestId. Errors: MESSAGE_NOT_FOUND, NOT_AN_ANSWER,
 * NOT_BROKEN_OFF, NOTHING_TO_CONTINUE, TOO_MANY_VERSIONS, and those of sendMessage.
 */
export async function continueMessage(context: Context, input: ContinueMessageInput): Promise<AskedTurn> {
  requireAsker(context)
  const target = await findOwn(context, 'message', input.messageId)
  if (!target || target.withdrawnAt)
    return refuseTurn(userError('MESSAGE_NOT_FOUND', 'You have no such message.', 'messageId'))
  if (target.role !== 'ASSISTANT' || !target.parentId)
    return refuseTurn(userError('NOT_AN_ANSWER', 'Only answers can be continued.', 'messageId'))
  const turn = { kind: 'CONTINUE', messageId: target.id } as const
  return askTurn(context, input, { sessionId: target.sessionId, turn, target })
}
