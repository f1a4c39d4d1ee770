import type { Transaction } from '@chainlens/platform/db'
import { newId } from '@chainlens/platform/ids'
import type { Platform } from '@chainlens/platform/service'
import { announceTask } from './tasks/announce-task.ts'

/** The transaction that plans it is committed by then; a worker finds it later where it is not. */
const COMMITTED_AFTER_MS = 200

/** Has a session named after the tokens of its first completed run, unless a person named it; once for each session. */
export async function planSessionName(
  platform: Platform,
  transaction: Transaction,
  input: { runId: string; sessionId: string },
): Promise<void> {
  const [planned] = await transaction.query<{ id: string }>(
    `insert into agents.tasks (id, session_id, task_type, parameters)
     select ?::uuid, id, 'name_session', ?::jsonb from agents.sessions
     where id = ?::uuid and metadata->>'nameFrom' = 'MESSAGE'
     on conflict (session_id) where task_type = 'name_session' do nothing
     returning id`,
    [newId(), JSON.stringify({ runId: input.runId }), input.sessionId],
  )
  if (!planned) return
  announceTask(platform, { id: planned.id, type: 'name_session', fence: 0 }, { delayMs: COMMITTED_AFTER_MS }).catch(
    (error) => platform.logger.warn({ err: error }, 'announcing a task'),
  )
}
