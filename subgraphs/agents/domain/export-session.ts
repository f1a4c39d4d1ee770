import { requirePrincipal } from '@chainlens/platform/graphql'
import { newId } from '@chainlens/platform/ids'
import type { Context } from '../context.ts'
import type { Task } from '../entities/task.ts'
import { announceTask } from '../jobs/tasks/announce-task.ts'
import { existing } from './existing.ts'
import { findOwn } from './find-own.ts'
import { type UserError, userError } from './user-error.ts'

/** Exports of a person that may go on at once. */
const MOST_AT_ONCE = 5

/**
 * Has a conversation written as a file, up to its last message. Asked again while that goes on, it is the same task.
 * Errors: SESSION_NOT_FOUND, TOO_MANY_TASKS.
 */
export async function exportSession(
  context: Context,
  input: { sessionId: string },
): Promise<{ task: Task | null; userErrors: UserError[] }> {
  const { userId } = requirePrincipal(context)
  const { database, platform } = context.services
  const session = await findOwn(context, 'session', input.sessionId)
  if (!session)
    return { task: null, userErrors: [userError('SESSION_NOT_FOUND', 'You have no such conversation.', 'sessionId')] }
  const found = await database.transaction(async (transaction) => {
    // One at a time for a person: what is counted is then what there is.
    await transaction.query(`select pg_advisory_xact_lock(hashtext('agents.export'), hashtext(?))`, [userId])
    const open = await transaction.query<{ id: string; session_id: string; fence: string }>(
      `select t.id, t.session_id, t.fence from agents.tasks t join agents.sessions s on s.id = t.session_id
       where s.user_id = ?::uuid and t.task_type = 'export_session' and t.status in ('QUEUED', 'RUNNING')`,
      [userId],
    )
    const same = open.find(({ session_id }) => session_id === session.id)
    if (same) return { id: same.id, isNew: false }
    if (open.length >= MOST_AT_ONCE) return null
    const id = newId()
    await transaction.query(
      `insert into agents.tasks (id, session_id, task_type, parameters)
       select ?::uuid, s.id, 'export_session',
         jsonb_build_object('lastMessageId', m.id, 'throughPosition', coalesce(m.position, 0))
       from agents.sessions s left join lateral (
         select id, position from agents.messages where session_id = s.id and is_shown order by position desc limit 1
       ) m on true where s.id = ?::uuid`,
      [id, session.id],
    )
    return { id, isNew: true }
  })
  if (!found) {
    const message = `Up to ${MOST_AT_ONCE} conversations are exported at once; try again when one is done.`
    return { task: null, userErrors: [userError('TOO_MANY_TASKS', message)] }
  }
  // Not waited for: a worker finds it a moment later where this gets lost.
  if (found.isNew)
    announceTask(platform, { id: found.id, type: 'export_session', fence: 0 }).catch((error) =>
      platform.logger.warn({ err: error }, 'announcing a task'),
    )
  return { task: await existing(context.loaders.tasks.load(found.id)), userErrors: [] }
}
