import type { Platform } from '@chainlens/platform/service'
import type { Queryable } from '../../engine/held-run.ts'

/** A session has changed: { revision }. Its readers ask for it again. */
export const sessionTopic = (sessionId: string) => `session.${sessionId}`

/** What is published on it. */
export interface SessionRevised {
  revision: number
}

/**
 * Counts a change of a session, to be told once it is committed. It locks the session's row: in a transaction that has
 * that lock, or as a statement of its own, never behind the lock of a run.
 */
export async function reviseSession(database: Queryable, sessionId: string): Promise<number> {
  const [row] = await database.query<SessionRevised>(
    'update agents.sessions set revision = revision + 1 where id = ?::uuid returning revision',
    [sessionId],
  )
  return row?.revision ?? 0
}

/** Tells a session's readers of a change that is committed. One that gets lost they find by themselves, later. */
export function tellRevision(
  { pubsub, logger }: Pick<Platform, 'pubsub' | 'logger'>,
  sessionId: string,
  revision: number,
): void {
  const revised: SessionRevised = { revision }
  pubsub.publish(sessionTopic(sessionId), revised).catch((error) => logger.warn({ err: error, sessionId }, 'revision'))
}
