import type { Transaction } from '@chainlens/platform/db'
import type { Message } from '../../entities/message.ts'
import { type UserError, userError } from '../user-error.ts'
import { findAnswerPlace } from './find-answer-place.ts'
import type { OpenRun } from './open-runs.ts'
import { hasOwnQuestion, type Turn, type WhileRunning } from './turn.ts'

/** Versions of one question, or of the answer to one. */
export const MOST_VERSIONS = 50

/** Where in the tree of messages, and in the queue of runs, a turn goes. */
export interface TurnPlace {
  /** What a new question hangs on; null: the conversation begins with it. */
  parentId: string | null
  /** The question, where it is there already: another answer to it is wanted, or the rest of one. */
  questionId: string | null
  /** What the answer hangs on, where that is not a question of this turn. */
  hangsOnId: string | null
  /** The waiting question that now comes after the turn; null where none does. */
  before: { questionId: string } | null
  /** Of the run among those that have not ended; those from here on go one further. */
  place: number
}

/**
 * Where a turn goes: a message at the end of the branch that is shown, a changed question beside the old one, another
 * answer below its question, the rest of an answer below what there is of it. One that interrupts begins next: a message is put before the questions that wait at the
 * end of the branch, so that they are answered knowing its answer. Errors: STILL_WAITING, TOO_MANY_VERSIONS, NOT_BROKEN_OFF, NOTHING_TO_CONTINUE.
 */
export async function findTurnPlace(
  transaction: Transaction,
  sessionId: string,
  input: { turn: Turn; target: Message | null; open: readonly OpenRun[]; whileRunning: WhileRunning },
): Promise<TurnPlace | { refusal: UserError }> {
  const { turn, target, open, whileRunning } = input
  const isNext = whileRunning === 'INTERRUPT' && open.length > 0
  const last = Math.max(0, ...open.map(({ place }) => place + 1))
  const next = isNext ? (open[0] as OpenRun).place + 1 : last
  if (turn.kind === 'SEND' || target === null) {
    const end = await endOfBranch(transaction, sessionId, isNext ? open.slice(1) : [])
    if (!isNext) return { ...end, questionId: null, hangsOnId: null, place: last }
    // Behind those that it follows on its branch, e.g. another answer that is still waited for.
    const ahead = open
      .filter(({ isShown, position }) => isShown && position <= end.position)
      .map(({ place }) => place + 1)
    return { ...end, questionId: null, hangsOnId: null, place: Math.max(next, ...ahead) }
  }
  const isWaiting = open
    .slice(1)
    .some((run) => run.answerId === target.id || (hasOwnQuestion(run.kind) && run.questionId === target.id))
  if (isWaiting) return refuse('STILL_WAITING', 'It is not being answered yet. Withdraw it, and ask again.')
  const answer =
    turn.kind === 'EDIT' || !target.parentId
      ? null
      : await findAnswerPlace(transaction, turn.kind, { ...target, parentId: target.parentId })
  if (answer && 'refusal' in answer) return answer
  const [{ count } = { count: 0 }] = await transaction.query<{ count: number }>(
    `select count(*)::int as count from agents.messages
     where coalesce(parent_id, session_id) = ?::uuid and withdrawn_at is null`,
    [answer?.hangsOnId ?? target.parentId ?? sessionId],
  )
  if (count >= MOST_VERSIONS)
    return refuse('TOO_MANY_VERSIONS', `There are up to ${MOST_VERSIONS} versions of a message.`)
  if (answer) return { ...answer, parentId: null, before: null, place: next }
  return { parentId: target.parentId ?? null, questionId: null, hangsOnId: null, before: null, place: next }
}

/** The last message shown, or, with `waiting` runs to go before, the last that is not a question of theirs or its answer. */
async function endOfBranch(
  transaction: Transaction,
  sessionId: string,
  waiting: readonly OpenRun[],
): Promise<Pick<TurnPlace, 'parentId' | 'before'> & { position: number }> {
  const shown = await transaction.query<{ id: string; position: number }>(
    `select id, position from agents.messages where session_id = ?::uuid and is_shown order by position desc limit ?`,
    [sessionId, 2 * waiting.length + 1],
  )
  let before: TurnPlace['before'] = null
  let at = 0
  for (;;) {
    const run = waiting.find(({ kind, answerId }) => kind === 'SEND' && answerId === shown[at]?.id)
    if (!run) break
    before = { questionId: run.questionId }
    at += 2
  }
  return { parentId: shown[at]?.id ?? null, position: shown[at]?.position ?? 0, before }
}

function refuse(code: string, message: string): { refusal: UserError } {
  return { refusal: userError(code, message, 'messageId') }
}
