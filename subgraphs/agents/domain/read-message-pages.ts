import type { Database } from '@chainlens/platform/db'
import { ClientError } from '@chainlens/platform/errors'
import { type Connection, type PageRequest, pageOf } from '@chainlens/platform/graphql'
import { type Message, MessageEntity } from '../entities/message.ts'

/** A page of the messages that one session shows. */
export interface MessagePageKey {
  sessionId: string
  page: PageRequest
}

/** Pages of several sessions' messages, in one query for each kind of page. Throws BAD_USER_INPUT for a foreign cursor. */
export async function readMessagePages(
  database: Database,
  keys: readonly MessagePageKey[],
): Promise<Connection<Message>[]> {
  const kinds = Map.groupBy(keys, ({ page }) => JSON.stringify(page))
  const pages = new Map<MessagePageKey, Connection<Message>>()
  await Promise.all(
    [...kinds.values()].map(async (same) => {
      const { page } = same[0] as MessagePageKey
      const rows = await readRows(
        database,
        same.map(({ sessionId }) => sessionId),
        page,
      )
      const bySession = Map.groupBy(rows, (row) => row.sessionId)
      for (const key of same)
        pages.set(
          key,
          pageOf(bySession.get(key.sessionId) ?? [], page, (row) => String(row.position)),
        )
    }),
  )
  return keys.map((key) => pages.get(key) as Connection<Message>)
}

async function readRows(database: Database, sessionIds: string[], page: PageRequest): Promise<Message[]> {
  const order = page.backward ? 'desc' : 'asc'
  const rows = await database.query<Record<string, unknown>>(
    `select m.* from jsonb_array_elements_text(?::jsonb) with ordinality as s(id, place)
     cross join lateral (
       select messages.*, agents.text_so_far(id, content) as content from agents.messages
       where session_id = s.id::uuid and is_shown and position > ? and position < ?
       order by position ${order} limit ?
     ) m
     order by s.place, m.position ${order}`,
    [JSON.stringify(sessionIds), positionOf(page.after) ?? 0, positionOf(page.before) ?? 2_147_483_647, page.limit + 1],
  )
  const em = database.fork()
  return rows.map((row) => em.map(MessageEntity, row as never) as Message)
}

function positionOf(cursor: string | null): number | null {
  if (cursor === null) return null
  if (!/^[1-9]\d{0,8}$/.test(cursor)) throw new ClientError('BAD_USER_INPUT', 'The cursor is not one of this list.')
  return Number(cursor)
}
