import { waitFor } from '../../support/wait-for.ts'
import type { Judged } from './judge.ts'

/** By then an ended run has been counted; a run may go on that no question of the row is about. */
const COUNTED_WITHIN_MS = 30_000

/**
 * What does not hold of the accounts that are kept from events: each of these runs that ended is counted, and the sums
 * that users and agents are shown are those of the calls of counted runs. Waits until what is on its way has come.
 */
export async function judgeAccounts({ sql }: Pick<Judged, 'sql'>, runUuids: readonly string[]): Promise<string[]> {
  const until = Date.now() + COUNTED_WITHIN_MS
  const read = async () => breachesOf((await sql(ACCOUNTS, [runUuids]))[0])
  return waitFor(async () => {
    const breaches = await read()
    return breaches.length === 0 || Date.now() > until ? { breaches } : null
  }).then(({ breaches }) => breaches)
}

/** Sums as they are kept, and as they are. */
export interface Accounts {
  ended: number
  counted: number
  used_calls: number
  made_calls: number
  used_usd: string
  made_usd: string
  shown_usd: string
  dead: number
}

const ACCOUNTS = `select
  (select count(*)::int from agents.runs where id = any($1::uuid[]) and ended_at is not null) as ended,
  (select count(*)::int from agents.counted_runs where run_id = any($1::uuid[])) as counted,
  (select coalesce(sum(calls), 0)::int from agents.usage_days) as used_calls,
  (select count(*)::int from agents.model_calls join agents.counted_runs using (run_id)
     where status = 'SETTLED') as made_calls,
  (select coalesce(sum(cost_usd), 0) from agents.usage_days) as used_usd,
  (select coalesce(sum(cost_usd), 0) from agents.model_calls join agents.counted_runs using (run_id)) as made_usd,
  (select coalesce(sum(total_cost), 0) from agents.agent_analytics) as shown_usd,
  (select count(*)::int from agents.dead_letters) as dead`

/** What of them is not as promised, in words. */
export function breachesOf(accounts: Accounts): string[] {
  const { ended, counted, used_calls, made_calls, used_usd, made_usd, shown_usd, dead } = accounts
  const differ = (one: string, other: string) => Math.abs(Number(one) - Number(other)) > 1e-12
  return [
    ...(counted === ended ? [] : [`${ended} runs ended, ${counted} are counted`]),
    ...(used_calls === made_calls ? [] : [`usage has ${used_calls} model calls of ${made_calls}`]),
    ...(differ(used_usd, made_usd) ? [`usage costs ${used_usd}, the calls ${made_usd}`] : []),
    ...(differ(shown_usd, made_usd) ? [`analytics cost ${shown_usd}, the calls ${made_usd}`] : []),
    ...(dead === 0 ? [] : [`${dead} events were given up`]),
  ]
}
