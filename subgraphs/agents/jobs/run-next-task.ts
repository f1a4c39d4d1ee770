import type { Database, Transaction } from '@chainlens/platform/db'
import type { Logger } from '@chainlens/platform/telemetry'
import { storableText } from '../engine/storable.ts'
import { nameSession } from './name-session.ts'

/** A row of tasks that is to be done. */
export interface Task {
  id: string
  session_id: string
  task_type: string
  parameters: Record<string, unknown>
}

/** What is done for each type, in the transaction that marks the task as done. Returns its result. */
const WORK: Record<string, (transaction: Transaction, task: Task) => Promise<object>> = {
  name_session: nameSession,
}

const MOST_TRIES = 5

/**
 * Does the task that has waited longest, whatever other workers do at the same time. One that fails is
 * tried again later, five times in all; one whose worker dies is as if it had not been begun. False
 * where none waits.
 */
export async function runNextTask(database: Database, logger: Logger): Promise<boolean> {
  let taken: Task | undefined
  try {
    return await database.transaction(async (transaction) => {
      const [task] = await transaction.query<Task>(
        `select id, session_id, task_type, parameters from agents.tasks where status = 'QUEUED' and due_at <= now()
         order by due_at, id limit 1 for update skip locked`,
      )
      taken = task
      if (!task) return false
      const work = WORK[task.task_type]
      if (!work) throw new Error(`There is no work for tasks of type ${task.task_type}.`)
      const result = await work(transaction, task)
      await transaction.query(
        `update agents.tasks set status = 'SUCCEEDED', result = ?::jsonb, completed_at = now() where id = ?::uuid`,
        [JSON.stringify(result), task.id],
      )
      return true
    })
  } catch (error) {
    if (!taken) throw error
    logger.warn({ err: error, taskId: taken.id, taskType: taken.task_type }, 'task failed')
    await database.query(
      `update agents.tasks
       set retry_count = retry_count + 1, error_message = ?, due_at = now() + interval '1 second' * 2 ^ retry_count,
           status = case when retry_count + 1 >= ${MOST_TRIES} then 'FAILED' else status end,
           completed_at = case when retry_count + 1 >= ${MOST_TRIES} then now() end
       where id = ?::uuid and status = 'QUEUED'`,
      [storableText(String(error)).slice(0, 1_000), taken.id],
    )
    return true
  }
}
