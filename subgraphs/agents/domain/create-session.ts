import { requirePrincipal } from '@chainlens/platform/graphql'
import { newId } from '@chainlens/platform/ids'
import type { Context } from '../context.ts'
import { storableText } from '../engine/storable.ts'
import { type Session, SessionEntity } from '../entities/session.ts'
import { defaultAgent } from './default-agent.ts'
import { findOwn } from './find-own.ts'
import { type UserError, userError } from './user-error.ts'

/** What createSession takes. */
export interface CreateSessionInput {
  agentId?: string | null
  title?: string | null
}

const LONGEST_TITLE = 200

/** Opens a conversation of the caller's own. Errors: AGENT_NOT_FOUND, TITLE_TOO_LONG. */
export async function createSession(
  context: Context,
  input: CreateSessionInput,
): Promise<{ session: Session | null; userErrors: UserError[] }> {
  const { userId } = requirePrincipal(context)
  const title = storableText(input.title?.trim() ?? '')
  if (title.length > LONGEST_TITLE)
    return {
      session: null,
      userErrors: [userError('TITLE_TOO_LONG', `A title has up to ${LONGEST_TITLE} characters.`, 'title')],
    }
  const agent =
    input.agentId == null ? await defaultAgent(context, userId) : await findOwn(context, 'agent', input.agentId)
  if (!agent?.isActive)
    return { session: null, userErrors: [userError('AGENT_NOT_FOUND', 'You have no such agent.', 'agentId')] }
  const em = context.services.database.fork()
  const now = new Date()
  const session = em.create(SessionEntity, {
    id: newId(),
    agentId: agent.id,
    userId,
    name: title || null,
    metadata: title ? { nameFrom: 'USER' } : {},
    status: 'ACTIVE',
    revision: 0,
    createdAt: now,
    updatedAt: now,
    endedAt: null,
  })
  await em.persist(session).flush()
  return { session, userErrors: [] }
}
