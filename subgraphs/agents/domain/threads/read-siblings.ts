import type { Database } from '@chainlens/platform/db'

/** Of each message the ids of all its versions, itself included, in order of creation; without those taken back. */
export async function readSiblings(database: Database, messageIds: readonly string[]): Promise<string[][]> {
  const rows = await database.query<{ ids: string[] }>(
    `select array(
       select s.id from agents.messages s
       where coalesce(s.parent_id, s.session_id) = coalesce(m.parent_id, m.session_id)
         and (s.withdrawn_at is null or s.id = m.id)
       order by s.position
     ) as ids
     from jsonb_array_elements_text(?::jsonb) with ordinality as asked(id, place)
     left join agents.messages m on m.id = asked.id::uuid
     order by asked.place`,
    [JSON.stringify(messageIds)],
  )
  return rows.map(({ ids }) => ids)
}
