import type { Database } from '@chainlens/platform/db'

/** An event that was sent is on its way for so long at most; later it is lost, or its handler has failed. */
const ON_ITS_WAY = `interval '10 minutes'`

/**
 * The whole days (UTC; YYYY-MM-DD, the older first) that are to be held against the tables: the last two, each once on
 * every day that follows, however late on it. Not those of which events of ended runs are still to be counted.
 * `at` is an ISO time; null: now, by the database's clock.
 */
export async function readDueDays(database: Database, at: string | null = null): Promise<string[]> {
  const rows = await database.query<{ date: string }>(
    `with days as (
       select today - n as date, today::timestamp at time zone 'UTC' as midnight,
         (today - n)::timestamp at time zone 'UTC' as begins, (today - n + 1)::timestamp at time zone 'UTC' as ends
       from (select (coalesce(?::timestamptz, now()) at time zone 'UTC')::date as today) t, generate_series(1, 2) n
     )
     select d.date::text from days d
     where not exists (select 1 from agents.reconciled_days r where r.date = d.date and r.reconciled_at >= d.midnight)
       and not exists (select 1 from agents.outbox o
         where o.name = 'run.ended.v1' and o.published_at is null
           and o.created_at >= d.begins and o.created_at < d.ends)
       and not exists (select 1 from agents.outbox o
         where o.name = 'run.ended.v1' and o.published_at > now() - ${ON_ITS_WAY}
           and o.created_at >= d.begins and o.created_at < d.ends
           and not exists (select 1 from agents.inbox i where i.consumer = 'agents' and i.event_id = o.id)
           and not exists (select 1 from agents.dead_letters l where l.consumer = 'agents' and l.event_id = o.id))
     order by d.date`,
    [at],
  )
  return rows.map(({ date }) => date)
}
