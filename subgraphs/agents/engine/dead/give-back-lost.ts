import type { Queryable } from '../held-run.ts'

/**
 * Has runs whose lease ran out wait again, and notes with which worker, in which step and beside which open calls each
 * was lost. Any number of workers may do so at once: each run is given back, and noted, once.
 *
 * @param input.exceptIds runs that this worker has: one that it has let go it gives back itself, and nobody has vanished
 */
export async function giveBackLost(
  database: Queryable,
  input: { mostAtOnce: number; exceptIds: readonly string[] },
): Promise<void> {
  await database.query(
    `with lost as (
       select id, fence, lease_owner from agents.runs
       where status = 'RUNNING' and lease_expires_at < now() and id <> all(?::uuid[])
       order by id limit ? for update skip locked
     ), noted as (
       insert into agents.run_losses (run_id, fence, worker_id, step, open_tools)
       select lost.id, lost.fence, lost.lease_owner,
         (select max(step) from agents.run_steps s where s.run_id = lost.id and s.answered_at is null),
         (select coalesce(jsonb_agg(t.tool_name order by t.position), '[]') from agents.tool_executions t
          where t.run_id = lost.id and t.ended_at is null)
       from lost
     )
     update agents.runs r
     set status = 'QUEUED', losses = r.losses + 1, fence = r.fence + 1, lease_owner = null, lease_expires_at = null
     from lost where r.id = lost.id`,
    [input.exceptIds, input.mostAtOnce],
  )
}
