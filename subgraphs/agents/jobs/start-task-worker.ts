import type { Lifetime, SubgraphPlatform } from '@chainlens/platform/graphql'
import type { Platform } from '@chainlens/platform/service'
import { oneAtATime } from '../engine/one-at-a-time.ts'
import { runNextTask } from './run-next-task.ts'

/** A wake may be lost, or come before its task is committed. */
const LOOK_EVERY_MS = 5_000
const COMMITTED_AFTER_MS = 200

/** Has the TASKS worked off soon; best effort. */
export function wakeTaskWorkers({ jobs, logger }: Platform): void {
  jobs
    .add('data-processing', { name: 'agents.tasks', data: {} }, { delayMs: COMMITTED_AFTER_MS })
    .catch((error) => logger.warn({ err: error }, 'waking task workers'))
}

/** Works off the TASKS that wait: at the start those that an earlier process left, then as they come. */
export async function startTaskWorker({ database, jobs, logger }: SubgraphPlatform): Promise<Lifetime> {
  let isEnding = false
  const rounds = oneAtATime(
    async () => {
      while (!isEnding && (await runNextTask(database, logger)));
    },
    (error) => logger.warn({ err: error }, 'task worker'),
  )
  const wakes = await jobs.work('data-processing', { 'agents.tasks': async () => rounds.ask() })
  const timer = setInterval(rounds.ask, LOOK_EVERY_MS)
  rounds.ask()
  return {
    async dispose() {
      isEnding = true
      clearInterval(timer)
      await wakes.dispose()
      await rounds.end()
    },
  }
}
