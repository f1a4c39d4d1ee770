import type { Queryable } from '../../engine/held-run.ts'
import { BATCH, type Check, pageOf } from './check.ts'

const FIGURES = `calls, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost_usd, is_cost_known,
  is_estimated`
const CALLS = `k.model, k.input_tokens, k.cached_input_tokens, k.output_tokens, k.reasoning_tokens, k.cost_usd,
  k.is_cost_known, k.is_estimated, k.status, k.ended_at`
const figuresOf = (table: string) => FIGURES.replaceAll(/\w+/g, (column) => `${table}.${column}`)

/** What users used on a day, by the calls of their counted runs and of those that are deleted; see parametersOf. */
const COUNTED = `
  select k.user_id, k.model, count(*) as calls, sum(k.input_tokens) as input_tokens,
    sum(k.cached_input_tokens) as cached_input_tokens, sum(k.output_tokens) as output_tokens,
    sum(k.reasoning_tokens) as reasoning_tokens, sum(k.cost_usd) as cost_usd, bool_and(k.is_cost_known) as is_cost_known,
    bool_or(k.is_estimated) as is_estimated
  from (
    select r.user_id, ${CALLS} from agents.runs r
    join agents.counted_runs c on c.run_id = r.id
    join agents.model_calls k on k.run_id = r.id
    -- A run ends no earlier than its calls.
    where r.user_id = any(?::uuid[]) and r.ended_at >= ?::timestamp at time zone 'UTC'
    union all
    select k.user_id, ${CALLS} from agents.model_calls k where k.run_id is null and k.user_id = any(?::uuid[])
  ) k
  where k.status = 'SETTLED' and k.ended_at >= ?::timestamp at time zone 'UTC'
    and k.ended_at < (?::timestamp + interval '1 day') at time zone 'UTC'
  group by k.user_id, k.model`

function parametersOf(users: string, date: string): string[] {
  return [users, date, users, date, date]
}

/** What users used: their rows of usage_days against the calls of their counted runs, whenever these ended. */
export const usageDays: Check = {
  table: 'usage_days',
  async look(database, date, after) {
    const rows = await database.query<{ user_id: string }>(
      `select user_id from (
         select user_id from agents.usage_days where date = ?::date and user_id > ?::uuid
         union
         select user_id from agents.runs where ended_at >= ?::timestamp at time zone 'UTC' and user_id > ?::uuid
       ) u order by user_id limit ${BATCH}`,
      [date, after, date, after],
    )
    const ids = rows.map((row) => row.user_id)
    return pageOf(ids, await readDiffering(database, date, ids), BATCH)
  },
  async mend(transaction, date, userId) {
    if ((await readDiffering(transaction, date, [userId])).length === 0) return false
    await transaction.query('delete from agents.usage_days where user_id = ?::uuid and date = ?::date', [userId, date])
    await transaction.query(
      `insert into agents.usage_days (user_id, date, model, ${FIGURES})
       select user_id, ?::date, model, ${FIGURES} from (${COUNTED}) counted`,
      [date, ...parametersOf(`{${userId}}`, date)],
    )
    return true
  },
}

/** Those of the users whose rows differ. */
async function readDiffering(database: Queryable, date: string, userIds: readonly string[]): Promise<string[]> {
  const users = `{${userIds.join(',')}}`
  const rows = await database.query<{ user_id: string }>(
    `select distinct user_id from (${COUNTED}) counted
     full join (select * from agents.usage_days where date = ?::date and user_id = any(?::uuid[])) kept
       using (user_id, model)
     where (${figuresOf('counted')}) is distinct from (${figuresOf('kept')})`,
    [...parametersOf(users, date), date, users],
  )
  return rows.map((row) => row.user_id)
}
