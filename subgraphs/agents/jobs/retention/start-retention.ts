import type { Lifetime, SubgraphPlatform } from '@chainlens/platform/graphql'
import { PURGES } from './purges.ts'

const JOB = 'agents.retention'
const SCHEDULE = 'agents.retention'
const EVERY_MS = 3_600_000
/** After all that somebody waits for. */
const PRIORITY = 10

/**
 * Takes away, every hour, what is not kept any longer, batch by batch. What is broken off goes on at the next hour;
 * the tables say what there is to do.
 */
export async function startRetention(platform: SubgraphPlatform): Promise<Lifetime> {
  const ending = new AbortController()
  const work = await platform.jobs.work('data-processing', { [JOB]: () => purgeAll(platform, ending.signal) })
  const job = { name: JOB, data: {} }
  const schedule = await platform.jobs.schedule('data-processing', SCHEDULE, { everyMs: EVERY_MS }, job, {
    priority: PRIORITY,
  })
  return {
    async dispose() {
      ending.abort()
      await schedule.dispose()
      await work.dispose()
    },
  }
}

/** Takes all away that is too old now; ends after the batch in which `signal` aborts. */
export async function purgeAll(
  { database, config, metrics }: Pick<SubgraphPlatform, 'database' | 'config' | 'metrics'>,
  signal: AbortSignal,
): Promise<void> {
  const measured = metrics.retentionSeconds.startTimer()
  for (const { table, days, purgeBatch } of PURGES) {
    const keptDays = days(config.retention)
    for (let isDone = keptDays === 0; !isDone && !signal.aborted; ) {
      const batch = await purgeBatch(database, keptDays)
      metrics.retentionRows.inc({ table }, batch.rows)
      isDone = batch.isDone
    }
  }
  measured()
}
