import type { Context } from '../context.ts'
import { findOwn } from './find-own.ts'
import { type AskedTurn, type AskInput, askTurn, readContent, refuseTurn, requireAsker } from './threads/ask-turn.ts'
import { userError } from './user-error.ts'

/** What editMessage takes. */
export interface EditMessageInput extends AskInput {
  messageId: string
  content: string
}

/**
 * Asks a changed question beside an old one, which stays with all that followed it; the new branch is shown. Once for
 * each clientRequestId. Errors: MESSAGE_NOT_FOUND, NOT_A_QUESTION, STILL_WAITING, TOO_MANY_VERSIONS, and those of
 * sendMessage.
 */
export async function editMessage(context: Context, input: EditMessageInput): Promise<AskedTurn> {
  requireAsker(context)
  const read = readContent(input)
  if ('refusal' in read) return refuseTurn(read.refusal)
  const target = await findOwn(context, 'message', input.messageId)
  if (!target || target.withdrawnAt)
    return refuseTurn(userError('MESSAGE_NOT_FOUND', 'You have no such message.', 'messageId'))
  if (target.role !== 'USER')
    return refuseTurn(userError('NOT_A_QUESTION', 'Only questions can be edited.', 'messageId'))
  const turn = { kind: 'EDIT', messageId: target.id, content: read.content } as const
  return askTurn(context, input, { sessionId: target.sessionId, turn, target })
}
