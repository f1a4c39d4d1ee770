import type { Database } from '@chainlens/platform/db'
import type { PostReading } from '../../sources/post-source.ts'

const DAY_MS = 86_400_000
/** How far back days are compared. */
export const COMPARED_DAYS = 30

/** Posts of one source on one UTC day. */
export interface DayCount {
  source: string
  /** e.g. 2026-11-21 */
  day: string
  posts: number
}

/** Our own history of how much was written about an asset. */
export interface DailyCounts {
  /** Adds whole days that readings cover; a day that is known keeps the larger figure, since posts are deleted later. */
  add(asset: string, counts: readonly DayCount[]): Promise<void>
  /** The days from COMPARED_DAYS before `lastDay` to `lastDay`. */
  read(asset: string, lastDay: string): Promise<DayCount[]>
}

/** The history in the database. */
export function createDailyCounts(database: Database): DailyCounts {
  const table = `${database.schema}.daily_posts`
  return {
    async add(asset, counts) {
      if (counts.length === 0) return
      const rows = counts.map(() => '(?, ?, ?::date, ?::int)').join(', ')
      await database.query(
        `insert into ${table} as known (asset, source, day, posts) values ${rows}
         on conflict (asset, source, day) do update set posts = greatest(known.posts, excluded.posts)`,
        counts.flatMap(({ source, day, posts }) => [asset, source, day, posts]),
      )
    },
    read: (asset, lastDay) =>
      database.query<DayCount>(
        `select source, to_char(day, 'YYYY-MM-DD') as day, posts from ${table}
         where asset = ? and day between ?::date - ?::int and ?::date order by day, source`,
        [asset, lastDay, COMPARED_DAYS, lastDay],
      ),
  }
}

/** Posts of each whole UTC day that a reading covers; it may be a kept one of before midnight. */
export function wholeDays({ source, posts, coveredFrom, evidence }: PostReading): DayCount[] {
  const first = Math.ceil(Date.parse(coveredFrom) / DAY_MS)
  const today = Math.floor(Date.parse(evidence.retrievedAt) / DAY_MS)
  return Array.from({ length: Math.max(today - first, 0) }, (_, index) => {
    const day = new Date((first + index) * DAY_MS).toISOString().slice(0, 10)
    return { source, day, posts: posts.filter(({ writtenAt }) => writtenAt.startsWith(day)).length }
  })
}
