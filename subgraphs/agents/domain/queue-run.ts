import { createHash } from 'node:crypto'
import type { Principal } from '@chainlens/platform/auth'
import type { Transaction } from '@chainlens/platform/db'
import { appendToOutbox } from '@chainlens/platform/events'
import { newId } from '@chainlens/platform/ids'
import { currentTraceparent } from '@chainlens/platform/telemetry'
import type { Services } from '../context.ts'
import type { Session } from '../entities/session.ts'
import { refuseModel } from './refuse-model.ts'
import { reserveBudget } from './reserve-budget.ts'
import { titleOf } from './title-of.ts'
import { type UserError, userError } from './user-error.ts'

/** A run that waits for a worker, or went on or ended long ago where the request is a retry. */
export interface QueuedRun {
  runId: string
  userMessageId: string
  isNew: boolean
}

/** What queueRun takes; all of it checked. */
export interface QueueRunInput {
  session: Session
  principal: Principal
  content: string
  clientRequestId: string | null
  /** Null: the agent's. */
  model: string | null
}

/**
 * In one transaction: the user's message, the assistant's still empty one, the run, the reservation of
 * its budget, and the outbox row that tells of it. The session's lock puts requests in order.
 * Throws UniqueConstraintViolationException where another session took the clientRequestId meanwhile.
 */
export async function queueRun(
  { database, models }: Services,
  input: QueueRunInput,
): Promise<QueuedRun | { refusal: UserError }> {
  const { session, principal, content, clientRequestId } = input
  const asked = input.model === null ? `${session.id}\n${content}` : `${session.id}\n${input.model}\n${content}`
  const requestHash = createHash('sha256').update(asked).digest('hex')
  return database.transaction(async (transaction) => {
    const [locked] = await transaction.query<{ model: string }>(
      `select a.configuration->>'model' as model from agents.sessions s join agents.agents a on a.id = s.agent_id
       where s.id = ?::uuid for update of s`,
      [session.id],
    )
    const model = input.model ?? locked?.model ?? models.defaultName
    const earlier = await findEarlier(transaction, principal.userId, clientRequestId)
    if (earlier && earlier.request_hash !== requestHash)
      return refuse('IDEMPOTENCY_CONFLICT', 'This clientRequestId was used for another message.', 'clientRequestId')
    if (earlier) return { runId: earlier.id, userMessageId: earlier.user_message_id, isNew: false }
    if (await hasActiveRun(transaction, session.id))
      return refuse('RUN_IN_PROGRESS', 'Wait for the answer, or stop it, before you go on.', 'sessionId')
    const modelError = refuseModel(models, model)
    if (modelError) return { refusal: modelError }
    const reservedUsd = models.reserveUsd(model, new Date())
    if (!(await reserveBudget(transaction, principal.userId, reservedUsd)))
      return refuse('BUDGET_EXHAUSTED', 'The budget of today is used up.')

    const run = { id: newId(), userMessageId: newId(), messageId: newId() }
    await insertMessages(transaction, { sessionId: session.id, content, ...run })
    await transaction.query(
      `insert into agents.runs
         (id, session_id, user_id, user_message_id, message_id, client_request_id, request_hash, principal, model, reserved_usd,
          traceparent)
       values (?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?, ?, ?::jsonb, ?, ?::numeric, ?)`,
      [
        run.id,
        session.id,
        principal.userId,
        run.userMessageId,
        run.messageId,
        clientRequestId,
        requestHash,
        JSON.stringify({ role: principal.role, scopes: principal.scopes }),
        model,
        reservedUsd,
        currentTraceparent(),
      ],
    )
    await transaction.query(
      `update agents.sessions set updated_at = now(), name = coalesce(name, ?),
         metadata = case when name is null then metadata || '{"nameFrom": "MESSAGE"}' else metadata end
       where id = ?::uuid`,
      [titleOf(content), session.id],
    )
    await appendToOutbox(transaction, 'agents', {
      name: 'run.queued.v1',
      payload: { runId: run.id, sessionId: session.id, userId: principal.userId },
    })
    return { runId: run.id, userMessageId: run.userMessageId, isNew: true }
  })
}

interface EarlierRow {
  id: string
  user_message_id: string
  request_hash: string
}

async function findEarlier(
  transaction: Transaction,
  userId: string,
  clientRequestId: string | null,
): Promise<EarlierRow | undefined> {
  if (clientRequestId === null) return undefined
  const [row] = await transaction.query<EarlierRow>(
    'select id, user_message_id, request_hash from agents.runs where user_id = ?::uuid and client_request_id = ?',
    [userId, clientRequestId],
  )
  return row
}

async function hasActiveRun(transaction: Transaction, sessionId: string): Promise<boolean> {
  const rows = await transaction.query(
    `select 1 from agents.runs
     where session_id = ?::uuid and status in ('QUEUED', 'RUNNING', 'WAITING_FOR_APPROVAL')`,
    [sessionId],
  )
  return rows.length > 0
}

async function insertMessages(
  transaction: Transaction,
  input: { sessionId: string; content: string; userMessageId: string; messageId: string },
): Promise<void> {
  await transaction.query(
    `insert into agents.messages (id, session_id, position, role, content)
     select v.id, ?::uuid, last.position + v.place, v.role, v.content
     from (values (?::uuid, 1, 'USER', ?), (?::uuid, 2, 'ASSISTANT', '')) as v(id, place, role, content),
       (select coalesce(max(position), 0) as position from agents.messages where session_id = ?::uuid) last`,
    [input.sessionId, input.userMessageId, input.content, input.messageId, input.sessionId],
  )
}

function refuse(code: string, message: string, field?: string): { refusal: UserError } {
  return { refusal: userError(code, message, field) }
}
