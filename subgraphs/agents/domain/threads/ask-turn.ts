import { isUniqueViolation } from '@chainlens/platform/db'
import { ClientError } from '@chainlens/platform/errors'
import { requirePrincipal } from '@chainlens/platform/graphql'
import { withSpan } from '@chainlens/platform/telemetry'
import type { Context } from '../../context.ts'
import { storableText } from '../../engine/storable.ts'
import type { Message } from '../../entities/message.ts'
import type { Run } from '../../entities/run.ts'
import { existing } from '../existing.ts'
import { queueRun } from '../queue-run.ts'
import { type UserError, userError } from '../user-error.ts'
import { wakeWorkers } from '../wake-workers.ts'
import { tellStop } from './request-stop.ts'
import { tellRevision } from './session-revision.ts'
import type { Turn, WhileRunning } from './turn.ts'

/** What everything that asks for an answer takes. */
export interface AskInput {
  clientRequestId?: string | null
  /** provider/model that answers this time only. */
  model?: string | null
  whileRunning?: WhileRunning | null
}

/** A question and the run that answers it, or why there is none. */
export interface AskedTurn {
  readonly message: Promise<Message> | null
  readonly run: Promise<Run> | null
  userErrors: UserError[]
}

const LONGEST_CONTENT = 32_000
const LONGEST_REQUEST_ID = 200

/** Throws UNAUTHENTICATED, and FORBIDDEN where a run asks: it may not begin another. */
export function requireAsker(context: Context) {
  const principal = requirePrincipal(context)
  if (principal.runId) throw new ClientError('FORBIDDEN', 'A run may not begin another.')
  return principal
}

/** A question as it is stored. Errors: EMPTY_MESSAGE, MESSAGE_TOO_LONG. */
export function readContent(input: { content: string }): { content: string } | { refusal: UserError } {
  const content = storableText(input.content.trim())
  if (content.length === 0) return { refusal: userError('EMPTY_MESSAGE', 'The message is empty.', 'content') }
  if (content.length > LONGEST_CONTENT)
    return { refusal: userError('MESSAGE_TOO_LONG', `A message has up to ${LONGEST_CONTENT} characters.`, 'content') }
  return { content }
}

/** Stores a turn of a session and begins its run, or has it wait, once for each clientRequestId. */
export async function askTurn(
  context: Context,
  input: AskInput,
  asked: { sessionId: string; turn: Turn; target: Message | null },
): Promise<AskedTurn> {
  const { services, loaders } = context
  const principal = requireAsker(context)
  const { whileRunning, model } = input
  const turn = { ...asked, principal, clientRequestId: requestIdOf(input), model: model ?? null }
  const queued = await withSpan('queue run', { kind: 'producer' }, () =>
    twice(() => queueRun(services, { ...turn, whileRunning: whileRunning ?? 'ENQUEUE' })),
  )
  if ('refusal' in queued) return refuseTurn(queued.refusal)
  if (queued.stopped) await tellStop(services.platform, queued.stopped)
  if (queued.isNew && !queued.isHeld) wakeWorkers(services.platform, queued.runId)
  if (queued.revision !== null) tellRevision(services.platform, asked.sessionId, queued.revision)
  loaders.clear()
  return {
    // Read where they are asked for: the run is under way at this moment, and wants the process for itself.
    get message() {
      return existing(loaders.messages.load(queued.userMessageId))
    },
    get run() {
      return existing(loaders.runs.load(queued.runId))
    },
    userErrors: [],
  }
}

/** Nothing was asked, and why. */
export function refuseTurn(error: UserError): AskedTurn {
  return { message: null, run: null, userErrors: [error] }
}

function requestIdOf({ clientRequestId }: AskInput): string | null {
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
    if (isUniqueViolation(error)) return work()
    throw error
  }
}
