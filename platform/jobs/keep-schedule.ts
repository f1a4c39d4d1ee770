import type { AnyQueue, KeptSchedule } from './bullmq.ts'
import type { Job, Schedule } from './jobs.ts'

/** How often it is looked whether a schedule is still there. */
const LOOK_EVERY_MS = 60_000
/** A schedule that has done nothing for as long, past its time, has lost its next job and is made again. */
const OVERDUE_MS = 10 * 60_000

/** A schedule that is wanted. */
export interface WantedSchedule {
  id: string
  when: Schedule
  job: Job
  priority: number | undefined
}

/**
 * Keeps a schedule in a queue, until disposed. It is put in only where it is not there as wanted: putting it in
 * again would move its next time, and one that many processes ask for would never come.
 */
export async function keepSchedule(
  openQueue: () => Promise<AnyQueue>,
  wanted: WantedSchedule,
  onError: (error: unknown) => void,
): Promise<{ dispose(): Promise<void> }> {
  const { id, when, job, priority } = wanted
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    const queue = await openQueue()
    if (isAsWanted(await queue.getJobScheduler(id), when)) return
    const repeat = 'cron' in when ? { pattern: when.cron, tz: 'UTC' } : { every: when.everyMs }
    const opts = { attempts: 3, backoff: { type: 'exponential', delay: 1_000 }, removeOnComplete: true }
    const template = { ...job, opts: { ...opts, removeOnFail: 1_000, ...(priority ? { priority } : {}) } }
    await queue.upsertJobScheduler(id, repeat, template)
  }
  function lookAgain(): void {
    looking = looking.then(look).catch(onError)
  }
  const timer = setInterval(lookAgain, LOOK_EVERY_MS)
  lookAgain()
  await looking
  return {
    async dispose() {
      clearInterval(timer)
      await looking
    },
  }
}

function isAsWanted(kept: KeptSchedule | null | undefined, when: Schedule): boolean {
  if (!kept || (kept.next ?? 0) < Date.now() - OVERDUE_MS) return false
  return 'cron' in when ? kept.pattern === when.cron : kept.every === when.everyMs
}
