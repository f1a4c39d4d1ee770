import type { Transaction } from '@chainlens/platform/db'
import type { TurnPlace } from './find-turn-place.ts'
import { showBranch } from './show-branch.ts'
import type { Turn } from './turn.ts'

/**
 * Stores a turn's messages, question and still empty answer, where they go in the tree, and shows them. Questions that
 * wait and now come after it are hung below its answer, behind it in position.
 */
export async function hangTurn(
  transaction: Transaction,
  sessionId: string,
  input: { turn: Turn; place: TurnPlace; questionId: string; answerId: string },
): Promise<void> {
  const { turn, place, questionId, answerId } = input
  const question =
    'content' in turn ? [{ id: questionId, parent_id: place.parentId, role: 'USER', content: turn.content }] : []
  const hangsOnId = place.hangsOnId ?? questionId
  const messages = [...question, { id: answerId, parent_id: hangsOnId, role: 'ASSISTANT', content: '' }]
  await transaction.query(
    `insert into agents.messages (id, session_id, parent_id, position, role, content, is_shown)
     select v.id, ?::uuid, v.parent_id, last.position + v.place, v.role, v.content, true
     from jsonb_to_recordset(?::jsonb) as v(id uuid, parent_id uuid, role text, content text, place int),
       (select coalesce(max(position), 0) as position from agents.messages where session_id = ?::uuid) last`,
    [sessionId, JSON.stringify(messages.map((message, index) => ({ ...message, place: index + 1 }))), sessionId],
  )
  if (place.before) await moveBehind(transaction, sessionId, place.before.questionId, answerId)
  if (turn.kind !== 'SEND') await showBranch(transaction, sessionId, answerId)
}

/** Hangs a question, with all below it, on an answer, at the end of the session's positions. */
async function moveBehind(
  transaction: Transaction,
  sessionId: string,
  questionId: string,
  answerId: string,
): Promise<void> {
  await transaction.query('update agents.messages set parent_id = ?::uuid where id = ?::uuid', [answerId, questionId])
  // Far enough for no place to be met that is still taken.
  await transaction.query(
    `with recursive below(id, position) as (
       select id, position from agents.messages where id = ?::uuid
       union all
       select m.id, m.position from agents.messages m join below on m.parent_id = below.id
     )
     update agents.messages m set position = m.position + (
       select max(position) from agents.messages where session_id = ?::uuid
     ) - (select min(position) from below) + 1
     from below where m.id = below.id`,
    [questionId, sessionId],
  )
}
