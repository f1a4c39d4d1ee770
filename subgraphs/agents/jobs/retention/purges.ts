import type { RetentionConfig } from '@chainlens/platform/config'
import type { Database } from '@chainlens/platform/db'

/** Something that is not kept for ever. */
export interface Purge {
  /** The table that loses rows, for metrics. */
  table: string
  /** 0: kept for ever. */
  days(retention: RetentionConfig): number
  /** Takes away a bounded part of what is older than `days`; returns how many rows are gone, and whether that was all. */
  purgeBatch(database: Database, days: number): Promise<{ rows: number; isDone: boolean }>
}

/** Rows, or runs, of one transaction: others that want them wait only that long. */
const BATCH = 500
const RUNS = 50

const OLD = `now() - ? * interval '1 day'`

/** One statement that deletes up to a batch and returns a row for each. */
function deleting(table: string, days: Purge['days'], statement: string): Purge {
  return {
    table,
    days,
    async purgeBatch(database, keptDays) {
      const rows = await database.query(statement, [keptDays])
      return { rows: rows.length, isDone: rows.length < BATCH }
    },
  }
}

/**
 * All that agents does not keep for ever. Each may be done by several at once, broken off and done again: a batch
 * takes what no other has, and what it took is gone.
 */
export const PURGES: readonly Purge[] = [
  {
    table: 'run_events',
    days: ({ runEventsDays }) => runEventsDays,
    // The last event stays: it says how the run ended, and whoever follows the run is told the rest from its message.
    purgeBatch: (database, days) =>
      database.transaction(async (transaction) => {
        const runs = await transaction.query<{ id: string }>(
          `update agents.runs set events_purged_at = now() where id in (
             select id from agents.runs where ended_at < ${OLD} and events_purged_at is null
             order by ended_at limit ${RUNS} for update skip locked
           ) returning id`,
          [days],
        )
        const [gone] = await transaction.query<{ rows: number }>(
          `with gone as (
             delete from agents.run_events where run_id = any(?::uuid[]) and type <> 'RunEnded' returning 1
           ) select count(*)::int as rows from gone`,
          [`{${runs.map(({ id }) => id).join(',')}}`],
        )
        return { rows: gone?.rows ?? 0, isDone: runs.length < RUNS }
      }),
  },
  deleting(
    'tasks',
    ({ tasksDays }) => tasksDays,
    `delete from agents.tasks where id in (
       -- The name of a conversation is given once: its row is what keeps it from being given again.
       select id from agents.tasks where completed_at < ${OLD} and task_type <> 'name_session'
       order by completed_at limit ${BATCH} for update skip locked
     ) returning id`,
  ),
  deleting(
    'outbox',
    ({ deliveredDays }) => deliveredDays,
    `delete from agents.outbox where id in (
       select id from agents.outbox where published_at < ${OLD}
       order by published_at limit ${BATCH} for update skip locked
     ) returning id`,
  ),
  deleting(
    'inbox',
    ({ deliveredDays }) => deliveredDays,
    // Twice as long as the event itself: what may still be delivered again is still known.
    `delete from agents.inbox where (consumer, event_id) in (
       select consumer, event_id from agents.inbox where handled_at < now() - 2 * ? * interval '1 day'
       order by handled_at limit ${BATCH} for update skip locked
     ) returning event_id`,
  ),
]
