import type { Platform } from '@chainlens/platform/service'

/** Name of the job that has a task done. */
export const TASK_JOB = 'agents.task'

/** The lower, the sooner; a person waits for what they asked for. */
const PRIORITIES: Record<string, number> = { export_session: 1, name_session: 5 }
const OTHERS = 9

/**
 * Has a task done soon: one job for each hold of it, whatever is announced how often. May get lost, or come too
 * early: workers look for tasks that wait.
 */
export function announceTask(
  { jobs }: Pick<Platform, 'jobs'>,
  task: { id: string; type: string; fence: number },
  options: { delayMs?: number } = {},
): Promise<void> {
  const job = { name: TASK_JOB, data: { taskId: task.id } }
  const priority = PRIORITIES[task.type] ?? OTHERS
  return jobs.add('data-processing', job, { id: `${task.id}.${task.fence}`, priority, ...options })
}
