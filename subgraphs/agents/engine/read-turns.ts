import type { Queryable } from './held-run.ts'

/** A message of a conversation, as a model is shown it. */
export interface Turn {
  /** UUID of the message. */
  id: string
  role: 'USER' | 'ASSISTANT'
  content: string
}

/**
 * The messages that lead to an answer, oldest first: the last `most` of them, up to its question, or up to the broken
 * off answer that it continues. They are those of its own branch, whichever is shown, without other answers beside it.
 */
export async function readTurns(database: Queryable, answer: { messageId: string; most: number }): Promise<Turn[]> {
  const rows = await database.query<Turn>(
    `with recursive up as (
       select q.id, q.parent_id, q.role, q.content, 1 as place
       from agents.messages a join agents.messages q on q.id = a.parent_id where a.id = ?::uuid
       union all
       select m.id, m.parent_id, m.role, m.content, up.place + 1
       from agents.messages m join up on m.id = up.parent_id where up.place < ?
     )
     select id, role, content from up order by place desc`,
    [answer.messageId, answer.most],
  )
  return rows
}
