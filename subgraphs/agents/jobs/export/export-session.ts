import type { Transaction } from '@chainlens/platform/db'
import { z } from 'zod'
import type { TaskFile } from '../../entities/task.ts'
import type { TaskContext } from '../tasks/task-work.ts'
import { fileNameOf } from './file-name-of.ts'
import { type ExportedMessage, readExported } from './read-exported.ts'
import { writeHead, writeMessage } from './write-markdown.ts'

const parameters = z.object({ lastMessageId: z.uuid().nullable(), throughPosition: z.number().int().min(0) })

/** Characters at which a part is full; one message may be longer. */
const FULL_AT = 400_000

/**
 * Writes a conversation as Markdown: the branch that it showed when it was asked for, up to the last message of that time, in parts that are
 * stored as they are done: a worker that takes over goes on after the last of them.
 */
export async function exportSession({ task, database, advance }: TaskContext) {
  const { lastMessageId, throughPosition } = parameters.parse(task.parameters)
  const [session] = await database.query<{ name: string | null }>(
    'select name from agents.sessions where id = ?::uuid',
    [task.sessionId],
  )
  const title = session?.name ?? null
  const [done] = await database.query<{ parts: number; through: number }>(
    `select count(*)::int as parts, coalesce(max(through_position), 0) as through from agents.task_files
     where task_id = ?::uuid`,
    [task.id],
  )
  let parts = done?.parts ?? 0
  let through = done?.through ?? 0
  while (parts === 0 || through < throughPosition) {
    const messages = lastMessageId ? await readExported(database, { lastMessageId, afterPosition: through }) : []
    const head = parts === 0 ? writeHead({ title, exportedAt: new Date().toISOString() }) : ''
    const { content, last } = fill(head, messages)
    parts += 1
    // Another branch has the positions that are left over.
    through = last ?? throughPosition
    const progress = throughPosition === 0 ? 1 : through / throughPosition
    const row = [task.id, parts, content, through]
    await advance(Math.min(progress, 0.99), `message ${through} of ${throughPosition}`, async (transaction) => {
      await transaction.query(
        'insert into agents.task_files (task_id, part, content, through_position) values (?::uuid, ?, ?, ?)',
        row,
      )
    })
  }
  return async (transaction: Transaction): Promise<{ file: TaskFile }> => {
    // A conversation keeps its newest export.
    await transaction.query(
      `delete from agents.tasks where session_id = ?::uuid and task_type = 'export_session' and id < ?::uuid
         and completed_at is not null`,
      [task.sessionId, task.id],
    )
    const [size] = await transaction.query<{ bytes: number; parts: number }>(
      `select sum(octet_length(content))::int as bytes, count(*)::int as parts from agents.task_files
       where task_id = ?::uuid`,
      [task.id],
    )
    const file = { name: fileNameOf(title), mediaType: 'text/markdown' }
    return { file: { ...file, byteLength: size?.bytes ?? 0, parts: size?.parts ?? 0 } }
  }
}

/** As many of the messages as a part takes, and the position of the last; null where there are none. */
function fill(head: string, messages: readonly ExportedMessage[]): { content: string; last: number | null } {
  let content = head
  let last: number | null = null
  for (const message of messages) {
    if (last !== null && content.length >= FULL_AT) break
    content += writeMessage(message)
    last = message.position
  }
  return { content, last }
}
