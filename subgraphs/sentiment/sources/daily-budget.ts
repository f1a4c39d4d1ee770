import type { Database } from '@chainlens/platform/db'
import { SourceFailure } from '@chainlens/platform/sources'

/** What may be read from a source that bills each post, counted in the database by UTC day: all processes share it. */
export interface DailyBudget {
  /** Sets up to `most` posts aside and returns how many. Throws BUDGET_SPENT where fewer than `least` are left. */
  reserve(day: string, least: number, most: number): Promise<number>
  /** Gives back what was set aside and not read. */
  giveBack(day: string, posts: number): Promise<void>
}

/** The budget of a source; `limit` posts a day, of which the setting is named to people. */
export function createDailyBudget(
  database: Database,
  { source, limit, setting }: { source: string; limit: number; setting: string },
): DailyBudget {
  const table = `${database.schema}.paid_reads`
  return {
    async reserve(day, least, most) {
      await database.query(`insert into ${table} (source, day, posts) values (?, ?, 0) on conflict do nothing`, [
        source,
        day,
      ])
      // One statement under the row's lock: two processes never set the same posts aside.
      const rows = await database.query<{ reserved: number }>(
        `with held as (select posts from ${table} where source = ? and day = ? for update)
         update ${table} set posts = ${table}.posts + least(?::int, ?::int - held.posts)
         from held where source = ? and day = ? and ?::int - held.posts >= ?::int
         returning least(?::int, ?::int - held.posts) as reserved`,
        [source, day, most, limit, source, day, limit, least, most, limit],
      )
      const reserved = rows[0]?.reserved
      if (reserved === undefined)
        throw new SourceFailure({
          code: 'BUDGET_SPENT',
          source,
          reason: `the posts that may be read in a day are read (${setting}); it is asked again after midnight UTC.`,
        })
      return reserved
    },
    async giveBack(day, posts) {
      if (posts <= 0) return
      await database.query(`update ${table} set posts = greatest(posts - ?::int, 0) where source = ? and day = ?`, [
        posts,
        source,
        day,
      ])
    },
  }
}
