import type { Database } from '@chainlens/platform/db'
import { storableText } from '../../engine/storable.ts'
import type { TaskError } from '../../entities/task.ts'
import type { HeldTask } from './task-work.ts'

/** A task that failed, or was lost with its worker, as often is given up. */
export const MOST_TRIES = 5

const LEASE = `now() + ? * interval '1 millisecond'`
const HELD = `id = ?::uuid and fence = ? and status = 'RUNNING'`

interface TaskRow {
  id: string
  session_id: string
  task_type: string
  parameters: Record<string, unknown>
  fence: string
  retry_count: number
}

/** Takes a task that waits, or whose worker is gone. Null where it is done, not yet due, or somebody else's. */
export async function claimTask(
  database: Database,
  input: { taskId: string; leaseMs: number },
): Promise<HeldTask | null> {
  const [row] = await database.query<TaskRow>(
    `update agents.tasks
     set status = 'RUNNING', fence = fence + 1, lease_expires_at = ${LEASE}, started_at = coalesce(started_at, now()),
         retry_count = retry_count + case status when 'RUNNING' then 1 else 0 end
     where id = ?::uuid
       and (status = 'QUEUED' and due_at <= now() or status = 'RUNNING' and lease_expires_at < now())
     returning id, session_id, task_type, parameters, fence, retry_count`,
    [input.leaseMs, input.taskId],
  )
  if (!row) return null
  const { id, session_id: sessionId, task_type: type, parameters, fence, retry_count: retryCount } = row
  return { id, sessionId, type, parameters, fence: Number(fence), retryCount }
}

/** Stores how far a held task is, and holds it on. False where it is not held any more. */
export async function advanceTask(
  database: Pick<Database, 'query'>,
  task: HeldTask,
  input: { progress: number; text: string; leaseMs: number },
): Promise<boolean> {
  const rows = await database.query(
    `update agents.tasks set progress = ?, progress_text = ?, lease_expires_at = ${LEASE} where ${HELD} returning id`,
    [input.progress, input.text, input.leaseMs, task.id, task.fence],
  )
  return rows.length > 0
}

/** Marks a held task as done. False where it is not held any more. */
export async function completeTask(
  database: Pick<Database, 'query'>,
  task: HeldTask,
  result: object,
): Promise<boolean> {
  const rows = await database.query(
    `update agents.tasks
     set status = 'SUCCEEDED', result = ?::jsonb, progress = 1, progress_text = null, lease_expires_at = null,
         completed_at = now()
     where ${HELD} returning id`,
    [JSON.stringify(result), task.id, task.fence],
  )
  return rows.length > 0
}

/** Gives a held task back, for another worker to go on with at once. */
export async function releaseTask(database: Database, task: HeldTask): Promise<void> {
  await database.query(`update agents.tasks set status = 'QUEUED', lease_expires_at = null where ${HELD}`, [
    task.id,
    task.fence,
  ])
}

/**
 * Has a held task tried again after a while that doubles, or gives it up: for a reason that its person may read, or
 * after its last try. Returns when it is due again, in milliseconds from now; null where it is given up or not held.
 */
export async function failTask(
  database: Database,
  task: HeldTask,
  input: { reason: string; error: TaskError | null },
): Promise<number | null> {
  const tries = task.retryCount + 1
  const isOver = input.error !== null || tries >= MOST_TRIES
  const pauseMs = 1_000 * 2 ** task.retryCount
  const error = input.error ?? { code: 'INTERNAL', message: 'Something went wrong on our side.' }
  const rows = await database.query(
    `update agents.tasks
     set status = ?, retry_count = ?, error_message = ?, error = ?::jsonb, lease_expires_at = null,
         due_at = ${LEASE}, completed_at = case when ?::boolean then now() end
     where ${HELD} returning id`,
    [
      isOver ? 'FAILED' : 'QUEUED',
      tries,
      storableText(input.reason).slice(0, 1_000),
      isOver ? JSON.stringify(error) : null,
      isOver ? 0 : pauseMs,
      isOver,
      task.id,
      task.fence,
    ],
  )
  return rows.length > 0 && !isOver ? pauseMs : null
}
