import type { Transaction } from '@chainlens/platform/db'
import { newId } from '@chainlens/platform/ids'
import type { Platform } from '@chainlens/platform/service'
import { wakeTaskWorkers } from './start-task-worker.ts'

/** Has a session named after the tokens of its first completed run, unless a person named it; once for each session. */
export async function planSessionName(
  platform: Platform,
  transaction: Transaction,
  input: { runId: string; sessionId: string },
): Promise<void> {
  const planned = await transaction.query(
    `insert into agents.tasks (id, session_id, task_type, parameters)
     select ?::uuid, id, 'name_session', ?::jsonb from agents.sessions
     where id = ?::uuid and metadata->>'nameFrom' = 'MESSAGE'
     on conflict (session_id) where task_type = 'name_session' do nothing
     returning id`,
    [newId(), JSON.stringify({ runId: input.runId }), input.sessionId],
  )
  if (planned.length > 0) wakeTaskWorkers(platform)
}
