import type { Queryable } from '../held-run.ts'

/** What a user has spent in the time for which a limit holds; exact decimals in USD. */
export interface PeriodSpending {
  spentUsd: string
  /** What calls that go on, and runs that have not ended, may still cost. */
  setAsideUsd: string
  /** When the next day, or month, begins (UTC). */
  resetsAt: Date
}

/** What a user has spent. */
export interface Spending {
  day: PeriodSpending
  month: PeriodSpending
}

interface SpendingRow {
  day_spent: string
  day_reserved: string
  day_ends: string
  month_spent: string
  month_reserved: string
  month_ends: string
}

/**
 * Adds up a user's calls of this day and month (UTC, by the database's clock), and what the user's runs have
 * set aside beyond their calls.
 */
export async function readSpending(database: Queryable, userId: string): Promise<Spending> {
  const [row] = await database.query<SpendingRow>(
    `with period as (
       select date_trunc('day', now(), 'UTC') as day, date_trunc('month', now(), 'UTC') as month
     ), calls as (
       select c.started_at >= p.day as is_today, c.cost_usd, c.reserved_usd
       from agents.model_calls c, period p where c.user_id = ?::uuid and c.started_at >= p.month
     ), aside as (
       select coalesce(sum(greatest(0, r.reserved_usd - coalesce((
         select sum(c.cost_usd + c.reserved_usd) from agents.model_calls c where c.run_id = r.id), 0))), 0) as usd
       from agents.runs r where r.user_id = ?::uuid and r.reserved_usd > 0
     ), sums as (
       select coalesce(sum(cost_usd) filter (where is_today), 0) as day_spent,
         coalesce(sum(reserved_usd) filter (where is_today), 0) as day_reserved,
         coalesce(sum(cost_usd), 0) as month_spent, coalesce(sum(reserved_usd), 0) as month_reserved
       from calls
     )
     select day_spent, day_reserved + aside.usd as day_reserved, month_spent, month_reserved + aside.usd as month_reserved,
       (day at time zone 'UTC' + interval '1 day') at time zone 'UTC' as day_ends,
       (month at time zone 'UTC' + interval '1 month') at time zone 'UTC' as month_ends
     from sums, aside, period`,
    [userId, userId],
  )
  if (!row) throw new Error('Sums have a row.')
  return {
    day: { spentUsd: row.day_spent, setAsideUsd: row.day_reserved, resetsAt: new Date(row.day_ends) },
    month: { spentUsd: row.month_spent, setAsideUsd: row.month_reserved, resetsAt: new Date(row.month_ends) },
  }
}

/** Has whoever decides on a user's money do so one after another, until the transaction ends. */
export async function lockSpending(transaction: Queryable, userId: string): Promise<void> {
  await transaction.query('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`agents.spending:${userId}`])
}
