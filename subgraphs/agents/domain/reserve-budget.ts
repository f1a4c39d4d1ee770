import type { Transaction } from '@chainlens/platform/db'

/**
 * Whether a user's budget of the day (UTC) has room for a run that may cost `reserveUsd`, counting what
 * was spent and what other runs have set aside. The caller stores the reservation with the run, in the
 * same transaction. A user without a budget, and a run that costs nothing, are never refused.
 */
export async function reserveBudget(transaction: Transaction, userId: string, reserveUsd: string): Promise<boolean> {
  if (/^0(\.0*)?$/.test(reserveUsd)) return true
  const [budget] = await transaction.query<{ daily_limit_usd: string }>(
    'select daily_limit_usd from agents.user_budgets where user_id = ?::uuid for update',
    [userId],
  )
  if (!budget) return true
  // A statement of its own: it sees what requests that held the lock before have committed.
  const [sum] = await transaction.query<{ has_room: boolean }>(
    `select coalesce(sum(coalesce(cost_usd, 0) + reserved_usd), 0) + ?::numeric <= ?::numeric as has_room
     from agents.runs where user_id = ?::uuid
       and (created_at >= date_trunc('day', now(), 'UTC') or reserved_usd > 0)`,
    [reserveUsd, budget.daily_limit_usd, userId],
  )
  return sum?.has_room ?? false
}
