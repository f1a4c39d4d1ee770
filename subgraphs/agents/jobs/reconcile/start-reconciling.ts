import type { Lifetime, SubgraphPlatform } from '@chainlens/platform/graphql'
import { readDueDays } from './due-days.ts'
import { reconcileDay } from './reconcile-day.ts'

const JOB = 'agents.reconcile'
/** Twenty past midnight (UTC); at the other hours for what could not be done then. Nothing is due twice in a day. */
const WHEN = { cron: '20 * * * *' }
/** After all that somebody waits for. */
const PRIORITY = 10

/**
 * Holds, every night, the figures of the last two whole days against what they were counted from. It is also looked
 * for what is due when a process starts.
 */
export async function startReconciling(platform: SubgraphPlatform): Promise<Lifetime> {
  const { jobs, logger } = platform
  const ending = new AbortController()
  const work = await jobs.work('analytics', { [JOB]: () => reconcileDue(platform, ending.signal) })
  const job = { name: JOB, data: {} }
  const schedule = await jobs.schedule('analytics', JOB, WHEN, job, { priority: PRIORITY })
  // Not waited for: a queue that is away holds up nobody's start or end.
  void jobs
    .add('analytics', job, { id: JOB, priority: PRIORITY, attempts: 3 })
    .catch((error) => logger.warn({ err: error }, 'figures are reconciled at the next hour'))
  return {
    async dispose() {
      ending.abort()
      await schedule.dispose()
      await work.dispose()
    },
  }
}

/** Reconciles the days that are due; ends after the transaction in which `signal` aborts. */
export async function reconcileDue(
  platform: Pick<SubgraphPlatform, 'database' | 'metrics' | 'logger'>,
  signal: AbortSignal,
): Promise<void> {
  for (const date of await readDueDays(platform.database)) {
    if (signal.aborted) return
    await reconcileDay(platform, date, signal)
  }
}
