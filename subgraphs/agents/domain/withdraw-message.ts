import type { Transaction } from '@chainlens/platform/db'
import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context } from '../context.ts'
import type { Message } from '../entities/message.ts'
import type { Session } from '../entities/session.ts'
import { findOwn } from './find-own.ts'
import { type OpenRun, readOpenRuns } from './threads/open-runs.ts'
import { type RequestedStop, requestStop, tellStop } from './threads/request-stop.ts'
import { reviseSession, tellRevision } from './threads/session-revision.ts'
import { showBranch } from './threads/show-branch.ts'
import { hasOwnQuestion } from './threads/turn.ts'
import { type UserError, userError } from './user-error.ts'

/**
 * Takes back a question that still waits, or a further answer to one: it leaves its branch, its run ends as STOPPED,
 * and what waits behind it is hung on what came before. One that was taken back stays so. Errors: MESSAGE_NOT_FOUND,
 * ALREADY_BEGUN.
 */
export async function withdrawMessage(
  context: Context,
  input: { messageId: string },
): Promise<{ session: Session | null; userErrors: UserError[] }> {
  requirePrincipal(context)
  const { services, loaders } = context
  const message = await findOwn(context, 'message', input.messageId)
  if (!message) return refused('MESSAGE_NOT_FOUND', 'You have no such message.')
  const stopped = await services.database.transaction((transaction) => withdraw(transaction, message))
  if (stopped === 'BEGUN') return refused('ALREADY_BEGUN', 'It is being answered, or was. Stop the run instead.')
  if (stopped) {
    await tellStop(services.platform, stopped)
    tellRevision(services.platform, message.sessionId, stopped.revision)
  }
  loaders.clear()
  return { session: await loaders.sessions.load(message.sessionId), userErrors: [] }
}

async function withdraw(
  transaction: Transaction,
  { id, sessionId }: Message,
): Promise<(RequestedStop & { revision: number }) | 'BEGUN' | null> {
  await transaction.query('select 1 from agents.sessions where id = ?::uuid for update', [sessionId])
  const [row] = await transaction.query(
    'select 1 from agents.messages where id = ?::uuid and withdrawn_at is not null',
    [id],
  )
  if (row) return null
  const waiting = (await readOpenRuns(transaction, sessionId, true)).filter(isWaiting)
  const run = waiting.find(
    ({ kind, questionId, answerId }) => answerId === id || (hasOwnQuestion(kind) && questionId === id),
  )
  if (!run) return 'BEGUN'
  const stopped = await requestStop(transaction, run.id)
  await takeOut(transaction, sessionId, run)
  return { ...stopped, revision: await reviseSession(transaction, sessionId) }
}

/** No worker has had it; `attempt` grows with the first that takes it. */
function isWaiting({ status, attempt }: OpenRun): boolean {
  return status === 'QUEUED' && attempt === 0
}

/** Takes a run's messages out of the tree; what hangs on them is hung on what they hung on. */
async function takeOut(transaction: Transaction, sessionId: string, run: OpenRun): Promise<void> {
  const ids = hasOwnQuestion(run.kind) ? [run.questionId, run.answerId] : [run.answerId]
  const [top] = await transaction.query<{ parent_id: string | null }>(
    'select parent_id from agents.messages where id = ?::uuid',
    [ids[0]],
  )
  await transaction.query(
    `update agents.messages set withdrawn_at = now(), is_shown = false
     where id in (select value::uuid from jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(ids)],
  )
  const parentId = top?.parent_id ?? null
  // A version of the answer that is older is always there: it is why another was wanted.
  const [older] = await transaction.query<{ id: string }>(
    `select id from agents.messages where parent_id = ?::uuid and withdrawn_at is null and position < ?
     order by position desc limit 1`,
    [parentId, run.position],
  )
  const heirId = run.kind === 'REGENERATE' ? (older?.id ?? null) : parentId
  const moved = await transaction.query<{ id: string; is_shown: boolean }>(
    `update agents.messages set parent_id = ?::uuid where parent_id = ?::uuid and withdrawn_at is null
     returning id, is_shown`,
    [heirId, run.answerId],
  )
  if (!run.isShown) return
  // The newest of what is left beside it, where nothing followed; nothing to show is left of a first question.
  const follows = moved.find((child) => child.is_shown)?.id
  const [beside] = await transaction.query<{ id: string }>(
    `select id from agents.messages where coalesce(parent_id, session_id) = ?::uuid and withdrawn_at is null
     order by position desc limit 1`,
    [parentId ?? sessionId],
  )
  const shown = follows ?? beside?.id ?? parentId
  if (shown) await showBranch(transaction, sessionId, shown)
}

function refused(code: string, message: string) {
  return { session: null, userErrors: [userError(code, message, 'messageId')] }
}
