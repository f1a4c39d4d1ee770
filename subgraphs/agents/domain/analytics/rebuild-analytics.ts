import type { Database } from '@chainlens/platform/db'
import { countRun } from './count-run.ts'
import { countUsage } from './count-usage.ts'

/**
 * Counts all runs that have ended anew, from the tables that are the truth; runs that end meanwhile are counted after
 * it. Returns how many were counted.
 */
export async function rebuildAnalytics(database: Database): Promise<number> {
  return database.transaction(async (transaction) => {
    await transaction.query('lock table agents.counted_runs in share row exclusive mode')
    for (const table of ['counted_runs', 'agent_analytics', 'usage_days'])
      await transaction.query(`delete from agents.${table}`)
    const runs = await transaction.query<{ id: string }>(
      'select id from agents.runs where ended_at is not null order by ended_at, id',
    )
    for (const { id } of runs) await countRun(transaction, id)
    // The runs are gone; what was used stays on the bill.
    await countUsage(transaction, null)
    return runs.length
  })
}
