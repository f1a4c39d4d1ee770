import { countRun } from '../../domain/analytics/count-run.ts'
import { BATCH, type Check, pageOf } from './check.ts'

/** Runs that ended on the day and that nobody was told of: their event was lost, or its handler failed. */
export const uncountedRuns: Check = {
  table: 'counted_runs',
  async look(database, date, after) {
    const rows = await database.query<{ id: string }>(
      `select r.id from agents.runs r
       where r.ended_at >= ?::timestamp at time zone 'UTC'
         and r.ended_at < (?::timestamp + interval '1 day') at time zone 'UTC' and r.id > ?::uuid
         and not exists (select 1 from agents.counted_runs c where c.run_id = r.id)
       order by r.id limit ${BATCH}`,
      [date, date, after],
    )
    const ids = rows.map(({ id }) => id)
    return pageOf(ids, ids, BATCH)
  },
  mend: (transaction, _date, runId) => countRun(transaction, runId),
}
