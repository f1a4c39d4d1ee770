import { decodeId } from '@chainlens/platform/ids'
import type { Context } from '../../context.ts'
import { readTerms, type SpendingTerms } from '../../engine/money/spending-terms.ts'
import { type UserError, userError } from '../user-error.ts'
import { checkLimitsInput, type LimitsInput } from './check-limits-input.ts'
import { requireAdmin } from './require-admin.ts'

/** A user with what holds for them, their plan's limits and their own taken together. */
export interface UserBudget extends SpendingTerms {
  /** UUID. */
  userId: string
}

/**
 * Gives a user a plan, or limits of their own that go before the plan's; both hold from the next model call on.
 * Errors: USER_NOT_FOUND (a malformed id), PLAN_NOT_FOUND, INVALID_LIMIT.
 */
export async function setUserBudget(
  context: Context,
  input: LimitsInput & { userId: string; plan?: string | null },
): Promise<{ budget: UserBudget | null; userErrors: UserError[] }> {
  requireAdmin(context)
  const { database } = context.services
  const userErrors = checkLimitsInput(input)
  const userId = decodeId('user', input.userId)
  if (!userId) userErrors.push(userError('USER_NOT_FOUND', 'That is no id of a user.', 'userId'))
  const { plan, runLimitUsd, dailyLimitUsd, monthlyLimitUsd } = input
  if (plan != null && (await database.query('select 1 from agents.plans where name = ?', [plan])).length === 0)
    userErrors.push(userError('PLAN_NOT_FOUND', 'There is no such plan.', 'plan'))
  if (!userId || userErrors.length > 0) return { budget: null, userErrors }
  await database.query(
    `insert into agents.user_budgets as b (user_id, plan, run_limit_usd, daily_limit_usd, monthly_limit_usd)
     values (?::uuid, ?, ?::numeric, ?::numeric, ?::numeric)
     on conflict (user_id) do update set
       plan = case when ? then excluded.plan else b.plan end,
       run_limit_usd = case when ? then excluded.run_limit_usd else b.run_limit_usd end,
       daily_limit_usd = case when ? then excluded.daily_limit_usd else b.daily_limit_usd end,
       monthly_limit_usd = case when ? then excluded.monthly_limit_usd else b.monthly_limit_usd end,
       updated_at = now()`,
    [
      userId,
      plan ?? null,
      runLimitUsd ?? null,
      dailyLimitUsd ?? null,
      monthlyLimitUsd ?? null,
      plan !== undefined,
      runLimitUsd !== undefined,
      dailyLimitUsd !== undefined,
      monthlyLimitUsd !== undefined,
    ],
  )
  return { budget: { userId, ...(await readTerms(database, userId)) }, userErrors }
}
