import type { Queryable } from '../held-run.ts'
import type { RunContext } from '../run-context.ts'
import { tokenRates } from './output-within.ts'
import type { CallPlan } from './reserve-call.ts'
import { TERMS_COLUMNS, TERMS_TABLES, type TermsRow } from './spending-terms.ts'

/** What came of it; LIMITED: a limit of the user's has to be looked at first, and nothing was written. */
export type ReservationOutcome = 'RESERVED' | 'LIMITED' | 'LOST' | { stopped: { reason: string | null } }

const COLUMNS = `(id, run_id, user_id, step, model, status, input_tokens, cached_input_tokens, cache_write_tokens,
  output_tokens, reasoning_tokens, cost_usd, is_cost_known, is_estimated, price_version, reserved_usd,
  input_token_usd, output_token_usd, ended_at)`
const VALUES = `?::uuid, held.id, held.user_id, ?, ?, 'RESERVED', ?, 0, 0, 0, 0, 0, false, true, ?, ?::numeric,
  ?::numeric, ?::numeric, null`

/** The run, as long as this worker has it: locked, so that whoever takes it over sees what is written for it. */
const HELD = `select id, user_id from agents.runs where id = ?::uuid and fence = ? and status = 'RUNNING' for share`

function valuesOf(plan: CallPlan): unknown[] {
  const { id, step, model, inputTokens, price, mostUsd } = plan
  const rates = price && tokenRates({ ...price, cacheWrite5m: null }, inputTokens)
  const [input, output] = [rates?.input.toFixed() ?? null, rates?.output.toFixed() ?? null]
  return [id, step, model, inputTokens, price?.version ?? null, mostUsd, input, output]
}

/**
 * Writes a call down in one statement, unless models that cost are stopped or the user has a limit that others may
 * use up at the same time. The same call again changes nothing.
 */
export async function insertReservation(
  database: Queryable,
  { run, usage }: Pick<RunContext, 'run' | 'usage'>,
  plan: CallPlan,
): Promise<ReservationOutcome> {
  const [row] = await database.query<TermsRow & { is_made: boolean }>(
    `with held as materialized (${HELD}),
     terms as materialized (select who.id, ${TERMS_COLUMNS} from held who ${TERMS_TABLES}),
     made as (
       insert into agents.model_calls ${COLUMNS}
       select ${VALUES} from held join terms t on t.id = held.id
       where not t.is_stopped and t.daily_limit_usd is null and t.monthly_limit_usd is null
         and (t.run_limit_usd is null or (? and ?::numeric + ?::numeric <= t.run_limit_usd))
       on conflict (id) do nothing
       returning id
     )
     select terms.*, exists (select 1 from made) or exists (
       select 1 from agents.model_calls where id = ?::uuid) as is_made from terms`,
    [run.id, run.fence, ...valuesOf(plan), plan.price !== null, usage.total?.costUsd ?? '0', plan.mostUsd, plan.id],
  )
  if (!row) return 'LOST'
  if (row.is_made) return 'RESERVED'
  return row.is_stopped ? { stopped: { reason: row.reason } } : 'LIMITED'
}

/** Writes a call down whose limits were looked at in this transaction; false where the run has changed hands. */
export async function insertChecked(
  transaction: Queryable,
  { run }: Pick<RunContext, 'run'>,
  plan: CallPlan,
): Promise<boolean> {
  const rows = await transaction.query(
    `with held as materialized (${HELD})
     insert into agents.model_calls ${COLUMNS} select ${VALUES} from held
     on conflict (id) do update set reserved_usd = excluded.reserved_usd returning id`,
    [run.id, run.fence, ...valuesOf(plan)],
  )
  return rows.length > 0
}
