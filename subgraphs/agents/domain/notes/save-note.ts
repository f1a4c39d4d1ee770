import { requirePrincipal } from '@chainlens/platform/graphql'
import { newId } from '@chainlens/platform/ids'
import { parseTokenId } from '@chainlens/platform/tokens'
import type { Context } from '../../context.ts'
import { storableText } from '../../engine/storable.ts'
import { type Note, NoteEntity } from '../../entities/note.ts'
import { type UserError, userError } from '../user-error.ts'

/** What saveNote takes. */
export interface SaveNoteInput {
  tokenId?: string | null
  content: string
  clientRequestId?: string | null
}

const LONGEST_CONTENT = 4_000
/** Notes of one user: an agent that goes astray must not fill the disk. */
const MOST_NOTES = 5_000

/**
 * Puts a note into the caller's notebook, once for each clientRequestId. Errors: EMPTY_NOTE, NOTE_TOO_LONG,
 * UNKNOWN_TOKEN, IDEMPOTENCY_CONFLICT, NOTEBOOK_FULL.
 */
export async function saveNote(
  context: Context,
  input: SaveNoteInput,
): Promise<{ note: Note | null; userErrors: UserError[] }> {
  const { userId, runId } = requirePrincipal(context)
  const { database } = context.services
  const content = storableText(input.content.trim())
  if (content === '') return refused('EMPTY_NOTE', 'The note is empty.', 'content')
  if (content.length > LONGEST_CONTENT)
    return refused('NOTE_TOO_LONG', `A note has up to ${LONGEST_CONTENT} characters.`, 'content')
  const token = input.tokenId == null ? null : parseTokenId(input.tokenId)
  if (input.tokenId != null && !token)
    return refused('UNKNOWN_TOKEN', 'This is no CAIP-19 id; resolve the token first.', 'tokenId')
  const clientRequestId = input.clientRequestId ? storableText(input.clientRequestId).slice(0, 200) : null
  const tokenId = token?.id ?? null
  const [inserted] = await database.query<{ id: string }>(
    `insert into agents.notes (id, user_id, token_id, content, client_request_id, run_id)
     select ?::uuid, ?::uuid, ?, ?, ?, ?::uuid
     where (select count(*) from agents.notes where user_id = ?::uuid) < ${MOST_NOTES}
     on conflict (user_id, client_request_id) do nothing returning id`,
    [newId(), userId, tokenId, content, clientRequestId, runId, userId],
  )
  const id = inserted?.id ?? (await earlierId(context, userId, clientRequestId))
  if (!id) return refused('NOTEBOOK_FULL', `A notebook has up to ${MOST_NOTES} notes; delete some.`)
  const note = await database.fork().findOneOrFail(NoteEntity, { id })
  if (note.content !== content || (note.tokenId ?? null) !== tokenId)
    return refused('IDEMPOTENCY_CONFLICT', 'This clientRequestId was used for another note.', 'clientRequestId')
  return { note, userErrors: [] }
}

async function earlierId(
  { services }: Context,
  userId: string,
  clientRequestId: string | null,
): Promise<string | undefined> {
  const [row] = await services.database.query<{ id: string }>(
    'select id from agents.notes where user_id = ?::uuid and client_request_id = ?',
    [userId, clientRequestId],
  )
  return row?.id
}

function refused(code: string, message: string, field?: string): { note: null; userErrors: UserError[] } {
  return { note: null, userErrors: [userError(code, message, field)] }
}
