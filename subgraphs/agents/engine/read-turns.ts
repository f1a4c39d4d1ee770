import type { Queryable } from './held-run.ts'

/** A message of a conversation, as a model is shown it. */
export interface Turn {
  /** UUID of the message. */
  id: string
  role: 'USER' | 'ASSISTANT'
  content: string
}

/**
 * The messages that lead to a question, it included, oldest first: the last `most` of them. They are those of its own
 * branch, whichever is shown; a question stands at its end, so that other answers to it are not among them.
 */
export async function readTurns(
  database: Queryable,
  question: { userMessageId: string; most: number },
): Promise<Turn[]> {
  const rows = await database.query<Turn>(
    `with recursive up as (
       select id, parent_id, role, content, 1 as place from agents.messages where id = ?::uuid
       union all
       select m.id, m.parent_id, m.role, m.content, up.place + 1
       from agents.messages m join up on m.id = up.parent_id where up.place < ?
     )
     select id, role, content from up order by place desc`,
    [question.userMessageId, question.most],
  )
  return rows
}
