import type { Context } from '../context.ts'
import { findOwn } from './find-own.ts'
import { type AskedTurn, type AskInput, askTurn, refuseTurn, requireAsker } from './threads/ask-turn.ts'
import { userError } from './user-error.ts'

/** What regenerateMessage takes. */
export interface RegenerateMessageInput extends AskInput {
  /** Of the answer beside which another is wanted. */
  messageId: string
}

/**
 * Has a question answered again, beside the answer that it has, which stays with all that followed it; the new branch
 * is shown. Once for each clientRequestId. Errors: MESSAGE_NOT_FOUND, NOT_AN_ANSWER, STILL_WAITING, TOO_MANY_VERSIONS,
 * and those of sendMessage.
 */
export async function regenerateMessage(context: Context, input: RegenerateMessageInput): Promise<AskedTurn> {
  requireAsker(context)
  const target = await findOwn(context, 'message', input.messageId)
  if (!target || target.withdrawnAt)
    return refuseTurn(userError('MESSAGE_NOT_FOUND', 'You have no such message.', 'messageId'))
  if (target.role !== 'ASSISTANT' || !target.parentId)
    return refuseTurn(userError('NOT_AN_ANSWER', 'Only answers can be made again.', 'messageId'))
  const turn = { kind: 'REGENERATE', messageId: target.id } as const
  return askTurn(context, input, { sessionId: target.sessionId, turn, target })
}
