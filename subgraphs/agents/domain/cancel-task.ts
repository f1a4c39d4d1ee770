import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context } from '../context.ts'
import type { Task } from '../entities/task.ts'
import { findOwn } from './find-own.ts'
import { type UserError, userError } from './user-error.ts'

/**
 * Ends a task that waits or goes on; what it has made is gone. One that has ended stays as it is. A worker that has it
 * notices when it next stores something, which it then can't. Error: TASK_NOT_FOUND.
 */
export async function cancelTask(
  context: Context,
  input: { taskId: string },
): Promise<{ task: Task | null; userErrors: UserError[] }> {
  requirePrincipal(context)
  const task = await findOwn(context, 'task', input.taskId)
  if (!task) return { task: null, userErrors: [userError('TASK_NOT_FOUND', 'You have no such task.', 'taskId')] }
  await context.services.database.transaction(async (transaction) => {
    const cancelled = await transaction.query(
      `update agents.tasks
       set status = 'CANCELLED', lease_expires_at = null, progress_text = null, completed_at = now()
       where id = ?::uuid and status in ('QUEUED', 'RUNNING') returning id`,
      [task.id],
    )
    if (cancelled.length > 0)
      await transaction.query('delete from agents.task_files where task_id = ?::uuid', [task.id])
  })
  return { task: await context.loaders.tasks.clear(task.id).load(task.id), userErrors: [] }
}
