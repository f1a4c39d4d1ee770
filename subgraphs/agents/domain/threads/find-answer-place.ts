import type { Transaction } from '@chainlens/platform/db'
import type { Message } from '../../entities/message.ts'
import type { RunStatus } from '../../entities/run.ts'
import { type UserError, userError } from '../user-error.ts'
import type { Turn } from './turn.ts'

/** The question that a further answer belongs to, and what it hangs on: that question, or an answer that it goes on with. */
export interface AnswerPlace {
  questionId: string
  hangsOnId: string
}

interface AnswerRow {
  user_message_id: string
  status: RunStatus
  is_empty: boolean
}

/** Where another answer beside one goes, or the rest of one that broke off. Errors: NOT_BROKEN_OFF, NOTHING_TO_CONTINUE. */
export async function findAnswerPlace(
  transaction: Transaction,
  kind: Extract<Turn['kind'], 'REGENERATE' | 'CONTINUE'>,
  target: Message & { parentId: string },
): Promise<AnswerPlace | { refusal: UserError }> {
  const [row] = await transaction.query<AnswerRow>(
    `select r.user_message_id, r.status, btrim(m.content, E' \\n\\t') = '' as is_empty
     from agents.runs r join agents.messages m on m.id = r.message_id where r.message_id = ?::uuid`,
    [target.id],
  )
  const questionId = row?.user_message_id ?? target.parentId
  if (kind === 'REGENERATE') return { questionId, hangsOnId: target.parentId }
  if (!row || (row.status !== 'STOPPED' && row.status !== 'FAILED'))
    return refuse('NOT_BROKEN_OFF', 'Only an answer that was stopped, or that failed, can be continued.')
  if (row.is_empty) return refuse('NOTHING_TO_CONTINUE', 'Nothing was said yet: have the question answered again.')
  return { questionId, hangsOnId: target.id }
}

function refuse(code: string, message: string): { refusal: UserError } {
  return { refusal: userError(code, message, 'messageId') }
}
