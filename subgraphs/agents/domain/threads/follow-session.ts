import { endable, happenedWithin } from '@chainlens/platform/async'
import { ClientError } from '@chainlens/platform/errors'
import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context, Services } from '../../context.ts'
import { findOwn } from '../find-own.ts'
import { type SessionRevised, sessionTopic } from './session-revision.ts'

/** How often the row is looked at although nothing was heard: a message may have been lost. */
const POLL_MS = 30_000

/** A change of a session. */
export interface SessionChange {
  /** UUID. */
  sessionId: string
  revision: number
}

/**
 * Tells of a session's changes after a revision: at once where there were any, then of each as it comes; of several at
 * once, the last. It goes on until its reader ends it. Throws UNAUTHENTICATED, or BAD_USER_INPUT for a conversation
 * that is not the caller's.
 */
export async function followSession(
  context: Context,
  input: { sessionId: string; afterSequence: number },
): Promise<AsyncGenerator<SessionChange, void, void>> {
  requirePrincipal(context)
  const session = await findOwn(context, 'session', input.sessionId)
  if (!session) throw new ClientError('BAD_USER_INPUT', 'You have no such conversation.')
  if (input.afterSequence < 0) throw new ClientError('BAD_USER_INPUT', 'afterSequence is 0 or more.')
  return endable(context.signal, (signal) => follow(context.services, session.id, input.afterSequence, signal))
}

async function* follow(
  { platform, database }: Services,
  sessionId: string,
  afterRevision: number,
  signal: AbortSignal,
): AsyncGenerator<SessionChange, void, void> {
  const { pubsub, logger } = platform
  let told = afterRevision
  let known = afterRevision
  let heard = Promise.withResolvers<void>()
  const listen = ({ revision }: SessionRevised) => {
    known = Math.max(known, revision)
    heard.resolve()
  }
  const subscribing = pubsub.subscribe(sessionTopic(sessionId), listen, {})
  subscribing.catch((error) => logger.warn({ err: error, sessionId }, 'changes are not heard live'))
  // Listens before it reads, so that nothing falls between; where that takes long, it reads meanwhile.
  await happenedWithin(
    subscribing.catch(() => {}),
    { withinMs: 1_000, signal },
  )
  try {
    for (let isToRead = true; !signal.aborted; ) {
      heard = Promise.withResolvers()
      if (isToRead) {
        const [row] = await database.query<SessionRevised>('select revision from agents.sessions where id = ?::uuid', [
          sessionId,
        ])
        if (!row) return
        known = Math.max(known, row.revision)
      }
      isToRead = false
      if (known > told) {
        told = known
        yield { sessionId, revision: told }
      } else isToRead = !(await happenedWithin(heard.promise, { withinMs: POLL_MS, signal }))
    }
  } finally {
    subscribing.then((subscription) => pubsub.unsubscribe(subscription)).catch(() => {})
  }
}
