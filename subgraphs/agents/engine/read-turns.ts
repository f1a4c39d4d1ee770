import type { Queryable } from './held-run.ts'

/** A message of a conversation, as a model is shown it. */
export interface Turn {
  /** UUID of the message. */
  id: string
  role: 'USER' | 'ASSISTANT'
  content: string
}

/** The messages that lead to a question, it included, oldest first: the last `most` of them. */
export async function readTurns(
  database: Queryable,
  question: { sessionId: string; userMessageId: string; most: number },
): Promise<Turn[]> {
  const rows = await database.query<Turn>(
    `select id, role, content from agents.messages
     where session_id = ?::uuid
       and position <= (select position from agents.messages where id = ?::uuid)
     order by position desc limit ?`,
    [question.sessionId, question.userMessageId, question.most],
  )
  return rows.reverse()
}
