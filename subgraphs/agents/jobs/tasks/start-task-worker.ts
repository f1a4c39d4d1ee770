import type { Lifetime, SubgraphPlatform } from '@chainlens/platform/graphql'
import { oneAtATime } from '../../engine/one-at-a-time.ts'
import { announceTask, TASK_JOB } from './announce-task.ts'
import { doTask } from './do-task.ts'

/** What a process of the version before announces, which has no ids in it. */
const EARLIER_JOB = 'agents.tasks'
/** Tasks that are announced at a time. */
const MOST = 200

interface WaitingRow {
  id: string
  task_type: string
  fence: string
}

/**
 * Does the TASKS that jobs announce, as many at once as the pool has, and looks for those that no job is left of: its
 * worker is gone, or the queue was emptied. Where the queue can't be used at all, they are done one after the other.
 */
export async function startTaskWorker(platform: SubgraphPlatform): Promise<Lifetime> {
  const { database, jobs, logger, config } = platform
  const ending = new AbortController()
  const underWay = new Set<Promise<void>>()

  async function take(taskId: string): Promise<void> {
    const doing = doTask(platform, taskId, ending.signal)
    underWay.add(doing)
    await doing.finally(() => underWay.delete(doing))
  }
  const looks = oneAtATime(
    async () => {
      const waiting = await database.query<WaitingRow>(
        `select id, task_type, fence from agents.tasks
         where status = 'QUEUED' and due_at <= now() or status = 'RUNNING' and lease_expires_at < now()
         order by due_at, id limit ${MOST}`,
      )
      for (const { id, task_type: type, fence } of waiting) {
        if (ending.signal.aborted) return
        await announceTask(platform, { id, type, fence: Number(fence) }).catch((error) => {
          logger.warn({ err: error, taskId: id }, 'a task is done without its queue')
          return take(id)
        })
      }
    },
    (error) => logger.warn({ err: error }, 'task worker'),
  )
  const work = await jobs.work('data-processing', {
    [TASK_JOB]: ({ data }) => take(String(data.taskId)),
    [EARLIER_JOB]: async () => looks.ask(),
  })
  const timer = setInterval(looks.ask, config.leaseMs / 4)
  looks.ask()
  return {
    async dispose() {
      ending.abort()
      clearInterval(timer)
      await looks.end()
      await Promise.allSettled(underWay)
      await work.dispose()
    },
  }
}
