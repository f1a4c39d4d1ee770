import type { Queryable } from '../../engine/held-run.ts'

/**
 * Makes the branch through a message the one that its session shows: what leads to it, and below it the newest version
 * each time. The caller has the session's lock.
 */
export async function showBranch(database: Queryable, sessionId: string, messageId: string): Promise<void> {
  await database.query(
    `with recursive up(id, parent_id) as (
       select id, parent_id from agents.messages where id = ?::uuid
       union all
       select m.id, m.parent_id from agents.messages m join up on m.id = up.parent_id
     ), down(id) as (
       select ?::uuid
       union all
       select child.id from down cross join lateral (
         select id from agents.messages
         where coalesce(parent_id, session_id) = down.id and withdrawn_at is null
         order by position desc limit 1
       ) child
     ), branch as (select id from up union select id from down)
     update agents.messages m set is_shown = not m.is_shown
     where m.session_id = ?::uuid and m.is_shown <> exists (select 1 from branch where branch.id = m.id)`,
    [messageId, messageId, sessionId],
  )
}
