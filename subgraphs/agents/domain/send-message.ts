import { ClientError } from '@chainlens/platform/errors'
import { requirePrincipal } from '@chainlens/platform/graphql'
import { withSpan } from '@chainlens/platform/telemetry'
import { UniqueConstraintViolationException } from '@mikro-orm/core'
import type { Context } from '../context.ts'
import { storableText } from '../engine/storable.ts'
import type { Message } from '../entities/message.ts'
import type { Run } from '../entities/run.ts'
import { findOwn } from './find-own.ts'
import { type QueuedRun, queueRun } from './queue-run.ts'
import { type UserError, userError } from './user-error.ts'
import { wakeWorkers } from './wake-workers.ts'

/** What sendMessage takes. */
export interface SendMessageInput {
  sessionId: string
  content: string
  clientRequestId?: string | null
  /** provider/model that answers this message only. */
  model?: string | null
}

/** The user's message and the run that answers it, or why there is none. */
export interface SentMessage {
  message: Message | null
  run: Run | null
  userErrors: UserError[]
}

const LONGEST_CONTENT = 32_000
const LONGEST_REQUEST_ID = 200

/**
 * Stores a message and begins the run that answers it, once for each clientRequestId. Errors:
 * SESSION_NOT_FOUND, RUN_IN_PROGRESS, EMPTY_MESSAGE, MESSAGE_TOO_LONG, IDEMPOTENCY_CONFLICT, BUDGET_EXHAUSTED,
 * MODEL_NOT_FOUND, MODEL_UNAVAILABLE.
 */
export async function sendMessage(context: Context, input: SendMessageInput): Promise<SentMessage> {
  const principal = requirePrincipal(context)
  if (principal.runId) throw new ClientError('FORBIDDEN', 'A run may not begin another.')
  const clientRequestId = requestIdOf(input)
  const content = storableText(input.content.trim())
  if (content.length === 0) return refused('EMPTY_MESSAGE', 'The message is empty.', 'content')
  if (content.length > LONGEST_CONTENT)
    return refused('MESSAGE_TOO_LONG', `A message has up to ${LONGEST_CONTENT} characters.`, 'content')
  const session = await findOwn(context, 'session', input.sessionId)
  if (!session) return refused('SESSION_NOT_FOUND', 'You have no such conversation.', 'sessionId')

  const question = { session, principal, content, clientRequestId, model: input.model ?? null }
  const queued = await withSpan('queue run', { kind: 'producer' }, () =>
    twice(() => queueRun(context.services, question)),
  )
  if ('refusal' in queued) return { message: null, run: null, userErrors: [queued.refusal] }
  if (queued.isNew) wakeWorkers(context.services.platform, queued.runId)
  return read(context, queued)
}

function requestIdOf({ clientRequestId }: SendMessageInput): string | null {
  if (clientRequestId == null) return null
  const isUsable = clientRequestId.length > 0 && clientRequestId.length <= LONGEST_REQUEST_ID
  if (!isUsable || storableText(clientRequestId) !== clientRequestId)
    throw new ClientError('BAD_USER_INPUT', `clientRequestId has 1 to ${LONGEST_REQUEST_ID} characters.`)
  return clientRequestId
}

/** Once more where another request with the same clientRequestId came between, in another session: it is found then. */
async function twice<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return work()
    throw error
  }
}

async function read({ loaders }: Context, queued: QueuedRun): Promise<SentMessage> {
  const [message, run] = await Promise.all([
    loaders.messages.clear(queued.userMessageId).load(queued.userMessageId),
    loaders.runs.clear(queued.runId).load(queued.runId),
  ])
  return { message, run, userErrors: [] }
}

function refused(code: string, message: string, field: string): SentMessage {
  return { message: null, run: null, userErrors: [userError(code, message, field)] }
}
