import type { Principal } from '@chainlens/platform/auth'
import type { Transaction } from '@chainlens/platform/db'
import { appendToOutbox } from '@chainlens/platform/events'
import { newId } from '@chainlens/platform/ids'
import type { Services } from '../context.ts'
import { claimStored } from '../engine/claim-run.ts'
import type { HeldRun } from '../engine/held-run.ts'
import type { RunPlace } from '../engine/run-place.ts'
import type { Message } from '../entities/message.ts'
import { refuseModel } from './refuse-model.ts'
import { reserveBudget } from './reserve-budget.ts'
import { findTurnPlace } from './threads/find-turn-place.ts'
import { hangTurn } from './threads/hang-turn.ts'
import { insertRun } from './threads/insert-run.ts'
import { refuseRun } from './threads/make-room.ts'
import { readOpenRuns } from './threads/open-runs.ts'
import { type RequestedStop, requestStop } from './threads/request-stop.ts'
import { reviseSession } from './threads/session-revision.ts'
import { hashOfTurn, type Turn, type WhileRunning } from './threads/turn.ts'
import { titleOf } from './title-of.ts'
import { type UserError, userError } from './user-error.ts'

/** A run that waits for a worker, or went on or ended long ago where the request is a retry. */
export interface QueuedRun {
  runId: string
  userMessageId: string
  isNew: boolean
  /** The run that it interrupts. */
  stopped: RequestedStop | null
  /** Of its session since; null where nothing has changed. */
  revision: number | null
  /** Whether this process' worker has it already. */
  isHeld: boolean
}

/** What queueRun takes; all of it checked. */
export interface QueueRunInput {
  sessionId: string
  principal: Principal
  turn: Turn
  /** The message that the turn names, of this session. */
  target: Message | null
  whileRunning: WhileRunning
  clientRequestId: string | null
  /** Null: the agent's. */
  model: string | null
}

/** What storing a run takes; `ownWorker` where the process may have one. */
type QueueServices = Pick<Services, 'database' | 'models'> & Partial<Pick<Services, 'ownWorker'>>

const NOTHING_NEW = { isNew: false, stopped: null, revision: null, held: null } as const

/**
 * In one transaction: the turn's messages, its run behind those that wait, the reservation of its budget, and the
 * outbox row that tells of it; where it interrupts, the end of the run that goes on. Where nothing goes before it and this process
 * has a worker with room, the run is that worker's by the same commit. The session's lock puts requests
 * in order. Throws a unique violation where another session took the clientRequestId meanwhile.
 */
export async function queueRun(
  services: QueueServices,
  input: QueueRunInput,
): Promise<QueuedRun | { refusal: UserError }> {
  const place = services.ownWorker?.places?.keep() ?? null
  let held: HeldRun | null = null
  try {
    const stored = await storeTurn(services, input, place)
    if ('refusal' in stored) return stored
    held = stored.held
    return { ...stored, isHeld: held !== null }
  } finally {
    if (held) place?.take(held)
    else place?.leave()
  }
}

type StoredTurn = Omit<QueuedRun, 'isHeld'> & { held: HeldRun | null }

async function storeTurn(
  { database, models }: QueueServices,
  input: QueueRunInput,
  room: RunPlace | null,
): Promise<StoredTurn | { refusal: UserError }> {
  const { sessionId, principal, turn, whileRunning, clientRequestId } = input
  const requestHash = hashOfTurn(turn, sessionId, input.model)
  return database.transaction(async (transaction) => {
    const [locked] = await transaction.query<{ model: string }>(
      `select a.configuration->>'model' as model from agents.sessions s join agents.agents a on a.id = s.agent_id
       where s.id = ?::uuid and s.user_id = ?::uuid for update of s`,
      [sessionId, principal.userId],
    )
    if (!locked) return refuse('SESSION_NOT_FOUND', 'You have no such conversation.', 'sessionId')
    const model = input.model ?? locked.model ?? models.defaultName
    const [earlier, open] = await Promise.all([
      findEarlier(transaction, principal.userId, clientRequestId),
      readOpenRuns(transaction, sessionId, whileRunning === 'INTERRUPT'),
    ])
    if (earlier && earlier.request_hash !== requestHash)
      return refuse('IDEMPOTENCY_CONFLICT', 'This clientRequestId was used for another message.', 'clientRequestId')
    if (earlier) return { ...NOTHING_NEW, runId: earlier.id, userMessageId: earlier.user_message_id }
    const refusal = refuseRun(open, whileRunning) ?? refuseModel(models, model)
    if (refusal) return { refusal }
    const place = await findTurnPlace(transaction, sessionId, { ...input, open })
    if ('refusal' in place) return place
    const reservedUsd = models.reserveUsd(model, new Date())
    const budgetError = await reserveBudget(transaction, principal.userId, reservedUsd)
    if (budgetError) return { refusal: budgetError }

    const ids = { runId: newId(), questionId: place.questionId ?? newId(), answerId: newId() }
    if (open.length > 0)
      await transaction.query(
        'update agents.runs set place = place + 1 where session_id = ?::uuid and ended_at is null and place >= ?',
        [sessionId, place.place],
      )
    const firstQuestion = turn.kind === 'SEND' && place.parentId === null ? turn.content : null
    // Sent together, in this order: a run names its messages.
    const [revision, , , , held] = await Promise.all([
      turn.kind === 'SEND' ? nameSession(transaction, sessionId, turn.content) : reviseSession(transaction, sessionId),
      hangTurn(transaction, sessionId, { turn, place, ...ids }),
      insertRun(transaction, { ...input, ...ids, requestHash, model, reservedUsd, place: place.place }),
      appendToOutbox(transaction, 'agents', {
        name: 'run.queued.v1',
        payload: { runId: ids.runId, sessionId, userId: principal.userId },
      }),
      room && open.length === 0 ? claimStored(transaction, { ...room, runId: ids.runId, firstQuestion }) : null,
    ])
    const stopped = whileRunning === 'INTERRUPT' && open[0] ? await requestStop(transaction, open[0].id) : null
    return { runId: ids.runId, userMessageId: ids.questionId, isNew: true, stopped, revision, held }
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

async function nameSession(transaction: Transaction, sessionId: string, content: string): Promise<number> {
  const [row] = await transaction.query<{ revision: number }>(
    `update agents.sessions set updated_at = now(), revision = revision + 1, name = coalesce(name, ?),
       metadata = case when name is null then metadata || '{"nameFrom": "MESSAGE"}' else metadata end
     where id = ?::uuid returning revision`,
    [titleOf(content), sessionId],
  )
  return row?.revision ?? 0
}

function refuse(code: string, message: string, field?: string): { refusal: UserError } {
  return { refusal: userError(code, message, field) }
}
