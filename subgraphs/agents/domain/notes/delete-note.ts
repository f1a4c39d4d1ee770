import { requirePrincipal } from '@chainlens/platform/graphql'
import { decodeId } from '@chainlens/platform/ids'
import type { Context } from '../../context.ts'
import { type UserError, userError } from '../user-error.ts'

/** Takes a note out of the caller's notebook. Error: NOTE_NOT_FOUND. */
export async function deleteNote(
  context: Context,
  input: { noteId: string },
): Promise<{ noteId: string | null; userErrors: UserError[] }> {
  const { userId } = requirePrincipal(context)
  const id = decodeId('note', input.noteId)
  const gone = id
    ? await context.services.database.query(
        'delete from agents.notes where id = ?::uuid and user_id = ?::uuid returning id',
        [id, userId],
      )
    : []
  if (gone.length === 0)
    return { noteId: null, userErrors: [userError('NOTE_NOT_FOUND', 'You have no such note.', 'noteId')] }
  return { noteId: input.noteId, userErrors: [] }
}
