import type { Context } from '../../context.ts'
import { type UserError, userError } from '../user-error.ts'
import { checkLimitsInput, type LimitsInput } from './check-limits-input.ts'
import { requireAdmin } from './require-admin.ts'

/** What people may spend on models. Exact decimals in USD; null: no limit. */
export interface Plan {
  name: string
  runLimitUsd: string | null
  dailyLimitUsd: string | null
  monthlyLimitUsd: string | null
  /** Of users who have no other. */
  isDefault: boolean
}

/** As readers of the table get one. */
export const PLAN_COLUMNS = `name, run_limit_usd::text as "runLimitUsd", daily_limit_usd::text as "dailyLimitUsd",
  monthly_limit_usd::text as "monthlyLimitUsd", is_default as "isDefault"`

/** Makes a plan, or changes one; it holds from the next model call on. Errors: INVALID_NAME, INVALID_LIMIT. */
export async function setPlan(
  context: Context,
  input: LimitsInput & { name: string; isDefault?: boolean | null },
): Promise<{ plan: Plan | null; userErrors: UserError[] }> {
  requireAdmin(context)
  const userErrors = checkLimitsInput(input)
  if (!/^[a-z0-9-]{1,40}$/.test(input.name))
    userErrors.push(userError('INVALID_NAME', 'A name has 1 to 40 of a-z, 0-9 and -.', 'name'))
  if (userErrors.length > 0) return { plan: null, userErrors }
  const { name, runLimitUsd, dailyLimitUsd, monthlyLimitUsd, isDefault } = input
  const plan = await context.services.database.transaction(async (transaction) => {
    if (isDefault) await transaction.query('update agents.plans set is_default = false where name <> ?', [name])
    const [row] = await transaction.query<Plan>(
      `insert into agents.plans as p (name, run_limit_usd, daily_limit_usd, monthly_limit_usd, is_default)
       values (?, ?::numeric, ?::numeric, ?::numeric, ?)
       on conflict (name) do update set
         run_limit_usd = case when ? then excluded.run_limit_usd else p.run_limit_usd end,
         daily_limit_usd = case when ? then excluded.daily_limit_usd else p.daily_limit_usd end,
         monthly_limit_usd = case when ? then excluded.monthly_limit_usd else p.monthly_limit_usd end,
         is_default = p.is_default or excluded.is_default, updated_at = now()
       returning ${PLAN_COLUMNS}`,
      [
        name,
        runLimitUsd ?? null,
        dailyLimitUsd ?? null,
        monthlyLimitUsd ?? null,
        isDefault ?? false,
        runLimitUsd !== undefined,
        dailyLimitUsd !== undefined,
        monthlyLimitUsd !== undefined,
      ],
    )
    return row ?? null
  })
  return { plan, userErrors }
}
