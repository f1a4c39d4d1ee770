import type { Database } from '@chainlens/platform/db'
import { type Task, TaskEntity } from '../entities/task.ts'

const MOST = 20

/** The newest tasks of several sessions, newest first, in one query. */
export async function readTasksOfSessions(database: Database, sessionIds: readonly string[]): Promise<Task[][]> {
  const rows = await database.query<Record<string, unknown>>(
    `select t.* from jsonb_array_elements_text(?::jsonb) as s(id)
     cross join lateral (
       select * from agents.tasks where session_id = s.id::uuid order by id desc limit ${MOST}
     ) t order by t.id desc`,
    [JSON.stringify(sessionIds)],
  )
  const em = database.fork()
  const bySession = Map.groupBy(
    rows.map((row) => em.map(TaskEntity, row as never) as Task),
    (task) => task.sessionId,
  )
  return sessionIds.map((id) => bySession.get(id) ?? [])
}
