import type { Transaction } from '@chainlens/platform/db'
import { currentTraceparent } from '@chainlens/platform/telemetry'
import type { QueueRunInput } from '../queue-run.ts'

/** A run that is stored for the first time. */
export interface NewRun extends Pick<QueueRunInput, 'sessionId' | 'principal' | 'turn' | 'clientRequestId'> {
  runId: string
  questionId: string
  answerId: string
  requestHash: string
  model: string
  reservedUsd: string
  place: number
}

/** Stores a run whose messages are stored, waiting. */
export async function insertRun(transaction: Transaction, run: NewRun): Promise<void> {
  const { principal } = run
  await transaction.query(
    `insert into agents.runs
       (id, session_id, user_id, user_message_id, message_id, kind, place, client_request_id, request_hash, principal,
        model, reserved_usd, traceparent)
     values (?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?, ?, ?, ?, ?::jsonb, ?, ?::numeric, ?)`,
    [
      run.runId,
      run.sessionId,
      principal.userId,
      run.questionId,
      run.answerId,
      run.turn.kind,
      run.place,
      run.clientRequestId,
      run.requestHash,
      JSON.stringify({ role: principal.role, scopes: principal.scopes }),
      run.model,
      run.reservedUsd,
      currentTraceparent(),
    ],
  )
}
