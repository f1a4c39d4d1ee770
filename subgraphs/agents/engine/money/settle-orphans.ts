import type { Queryable } from '../held-run.ts'
import type { RunUsage } from '../run-event.ts'
import { sumCalls } from './store-usage.ts'
import { BYTES_PER_TOKEN } from './tokens-by-bytes.ts'

/** Of the user's last calls of the same model whose use is known: what such a call thinks, it is taken to have thought. */
const TYPICAL_OF = 50

/**
 * Settles the calls of workers that are gone, for whoever holds the run now: read as the estimate that they were
 * reserved with; written what the message has of the step that was not finished, which is the last call's, and before it
 * as much unseen reasoning as the user's calls of that model have on average. They are marked as estimated, and cost no
 * more than was set aside. Returns what the run has used; null where it has no calls.
 */
export async function settleOrphans(transaction: Queryable, runId: string): Promise<RunUsage | null> {
  await transaction.query(
    `update agents.model_calls c set status = 'SETTLED', is_estimated = true,
       output_tokens = o.output, reasoning_tokens = o.reasoning, reserved_usd = 0,
       cost_usd = least(c.reserved_usd,
         coalesce(c.input_tokens * c.input_token_usd + o.output * c.output_token_usd, 0)),
       ended_at = now()
     from (
       select k.id, typical.reasoning, typical.reasoning + case
         when row_number() over (order by k.started_at desc, k.id desc) = 1
         then ceil(octet_length(substr(m.content, s.text_start + 1)) / ${BYTES_PER_TOKEN}.0)::int else 0 end as output
       from agents.model_calls k
       join agents.runs r on r.id = k.run_id
       join agents.messages m on m.id = r.message_id
       join agents.run_steps s on s.run_id = k.run_id and s.step = k.step
       cross join lateral (
         select coalesce(round(avg(p.reasoning_tokens)), 0)::int as reasoning from (
           select reasoning_tokens from agents.model_calls
           where user_id = k.user_id and model = k.model and status = 'SETTLED' and not is_estimated
           order by started_at desc limit ${TYPICAL_OF}
         ) p
       ) typical
       where k.run_id = ?::uuid and k.status = 'RESERVED'
     ) o
     where c.id = o.id`,
    [runId],
  )
  return sumCalls(transaction, runId)
}
