import type { SubgraphPlatform } from '@chainlens/platform/graphql'
import { exportSession } from '../export/export-session.ts'
import { nameSession } from '../name-session.ts'
import { announceTask } from './announce-task.ts'
import { advanceTask, claimTask, completeTask, failTask, MOST_TRIES, releaseTask } from './hold-task.ts'
import { type DoTask, type HeldTask, type TaskContext, TaskFailure, TaskInterruption } from './task-work.ts'

/** What is done for each type. */
const WORK: Record<string, DoTask> = {
  name_session: nameSession,
  export_session: exportSession,
}

/**
 * Does a task, if it is there to be done: once in effect, however often and by however many it is done at a time,
 * since all that it writes is for its fence. One that fails is tried again later, five times in all.
 *
 * @param signal aborts when this worker ends: the task is handed over where it next stores how far it is
 */
export async function doTask(platform: SubgraphPlatform, taskId: string, signal: AbortSignal): Promise<void> {
  const { database, config, metrics } = platform
  const { leaseMs } = config
  const task = await claimTask(database, { taskId, leaseMs })
  if (!task) return
  const began = performance.now()
  const count = (outcome: string) => {
    metrics.tasks.inc({ type: task.type, outcome })
    metrics.taskSeconds.observe({ type: task.type }, (performance.now() - began) / 1_000)
  }
  const context: TaskContext = {
    task,
    database,
    async advance(progress, text, work) {
      if (signal.aborted) throw new TaskInterruption('HANDED_OVER')
      await database.transaction(async (transaction) => {
        // First of all: the row's lock keeps whoever takes the task over waiting until this is written.
        if (!(await advanceTask(transaction, task, { progress, text, leaseMs }))) throw new TaskInterruption('LOST')
        await work?.(transaction)
      })
    },
  }
  try {
    if (task.retryCount >= MOST_TRIES)
      throw new TaskFailure({ code: 'WORKER_LOST', message: 'It was begun several times and never came to its end.' })
    const work = WORK[task.type]
    if (!work) throw new Error(`There is no work for tasks of type ${task.type}.`)
    const lastStep = await work(context)
    await database.transaction(async (transaction) => {
      if (!(await advanceTask(transaction, task, { progress: 1, text: '', leaseMs })))
        throw new TaskInterruption('LOST')
      await completeTask(transaction, task, await lastStep(transaction))
    })
    count('succeeded')
  } catch (error) {
    count(await giveUp(platform, task, error))
  }
}

/** What becomes of a task that did not come to its end here. */
async function giveUp(platform: SubgraphPlatform, task: HeldTask, error: unknown): Promise<string> {
  const { database, logger } = platform
  if (error instanceof TaskInterruption) {
    if (error.kind === 'LOST') return 'lost'
    await releaseTask(database, task)
    await announceTask(platform, task).catch(() => {})
    return 'handed_over'
  }
  logger.warn({ err: error, taskId: task.id, taskType: task.type }, 'task failed')
  const reason = String(error)
  const pauseMs = await failTask(database, task, { reason, error: error instanceof TaskFailure ? error.error : null })
  if (pauseMs === null) return 'failed'
  // The row says when it is due: a worker that looks finds it where this gets lost.
  await announceTask(platform, task, { delayMs: pauseMs }).catch(() => {})
  return 'retried'
}
