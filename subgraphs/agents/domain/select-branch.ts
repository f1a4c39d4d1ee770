import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context } from '../context.ts'
import type { Session } from '../entities/session.ts'
import { findOwn } from './find-own.ts'
import { reviseSession, tellRevision } from './threads/session-revision.ts'
import { showBranch } from './threads/show-branch.ts'
import { type UserError, userError } from './user-error.ts'

/**
 * Shows the branch through a message, with the newest version of each that follows. What is being answered goes on,
 * whether it is shown or not. Error: MESSAGE_NOT_FOUND.
 */
export async function selectBranch(
  context: Context,
  input: { messageId: string },
): Promise<{ session: Session | null; userErrors: UserError[] }> {
  requirePrincipal(context)
  const message = await findOwn(context, 'message', input.messageId)
  const revision = await context.services.database.transaction(async (transaction) => {
    if (!message) return null
    await transaction.query('select 1 from agents.sessions where id = ?::uuid for update', [message.sessionId])
    const [row] = await transaction.query<{ is_withdrawn: boolean }>(
      'select withdrawn_at is not null as is_withdrawn from agents.messages where id = ?::uuid',
      [message.id],
    )
    if (!row || row.is_withdrawn) return null
    await showBranch(transaction, message.sessionId, message.id)
    return reviseSession(transaction, message.sessionId)
  })
  if (!message || revision === null)
    return { session: null, userErrors: [userError('MESSAGE_NOT_FOUND', 'You have no such message.', 'messageId')] }
  tellRevision(context.services.platform, message.sessionId, revision)
  context.loaders.clear()
  return { session: await context.loaders.sessions.load(message.sessionId), userErrors: [] }
}
