import type { Queryable } from '../held-run.ts'

/** What a user may spend on models; exact decimals in USD, null: no limit. */
export interface SpendingTerms {
  /** Null where there is no default plan, and the user has none. */
  plan: string | null
  runLimitUsd: string | null
  dailyLimitUsd: string | null
  monthlyLimitUsd: string | null
  /** Null while models that cost may be called. */
  stopped: { reason: string | null } | null
}

/** A row with the columns of TERMS_COLUMNS. */
export interface TermsRow {
  plan: string | null
  run_limit_usd: string | null
  daily_limit_usd: string | null
  monthly_limit_usd: string | null
  is_stopped: boolean
  reason: string | null
}

/** Of TERMS_TABLES. */
export const TERMS_COLUMNS = `p.name as plan, coalesce(b.run_limit_usd, p.run_limit_usd) as run_limit_usd,
  coalesce(b.daily_limit_usd, p.daily_limit_usd) as daily_limit_usd,
  coalesce(b.monthly_limit_usd, p.monthly_limit_usd) as monthly_limit_usd,
  s.stopped_at is not null as is_stopped, s.reason`

/** Joined to rows `who` with a user_id. */
export const TERMS_TABLES = `cross join agents.model_switch s
  left join agents.user_budgets b on b.user_id = who.user_id
  left join agents.plans p on p.name = coalesce(b.plan, (select d.name from agents.plans d where d.is_default))`

/** The row as the engine has it. */
export function termsOf(row: TermsRow): SpendingTerms {
  return {
    plan: row.plan,
    runLimitUsd: row.run_limit_usd,
    dailyLimitUsd: row.daily_limit_usd,
    monthlyLimitUsd: row.monthly_limit_usd,
    stopped: row.is_stopped ? { reason: row.reason } : null,
  }
}

/** Reads what holds for a user now. */
export async function readTerms(database: Queryable, userId: string): Promise<SpendingTerms> {
  const [row] = await database.query<TermsRow>(
    `select ${TERMS_COLUMNS} from (select ?::uuid as user_id) who ${TERMS_TABLES}`,
    [userId],
  )
  if (!row) throw new Error('The row of model_switch is missing.')
  return termsOf(row)
}
