import type { SubgraphPlatform } from '@chainlens/platform/graphql'
import { agentDays } from './agent-days.ts'
import { type Check, FIRST_KEY } from './check.ts'
import { uncountedRuns } from './uncounted-runs.ts'
import { usageDays } from './usage-days.ts'

/** In this order: what the figures are held against are the runs that are counted. */
const CHECKS: readonly Check[] = [uncountedRuns, agentDays, usageDays]

/**
 * Holds the figures of a whole day (YYYY-MM-DD, UTC) against runs and model calls, and mends what differs: each agent,
 * user or run in a transaction of its own, in which it is looked at again while nobody counts. So it may be done by
 * several at once, broken off (`signal`) and begun anew. A day of which something could not be mended stays due.
 */
export async function reconcileDay(
  platform: Pick<SubgraphPlatform, 'database' | 'metrics' | 'logger'>,
  date: string,
  signal: AbortSignal,
): Promise<void> {
  const { database, metrics, logger } = platform
  const began = performance.now()
  const mended = { counted_runs: 0, agent_analytics: 0, usage_days: 0 }
  let failed = 0

  async function mend(check: Check, key: string): Promise<void> {
    const isMended = await database.transaction(async (transaction) => {
      await transaction.query('lock table agents.counted_runs in share row exclusive mode')
      return check.mend(transaction, date, key)
    })
    if (!isMended) return
    mended[check.table]++
    metrics.analyticsDrift.inc({ table: check.table })
  }
  for (const check of CHECKS)
    for (let after: string | null = FIRST_KEY; after !== null; ) {
      const page = await check.look(database, date, after)
      for (const key of page.suspects) {
        if (signal.aborted) return
        await mend(check, key).catch((error) => {
          failed++
          logger.warn({ err: error, table: check.table, date, key }, 'figures could not be mended')
        })
      }
      if (signal.aborted) return
      after = page.next
    }
  if (failed === 0)
    await database.query(
      `insert into agents.reconciled_days (date) values (?::date)
       on conflict (date) do update set reconciled_at = now()`,
      [date],
    )
  logger.info({ date, mended, failed, durationMs: Math.round(performance.now() - began) }, 'figures reconciled')
}
