import { encodeId } from '@chainlens/platform/ids'
import type { NoteResolvers } from '../__generated__/resolvers.ts'

export const Note: NoteResolvers = {
  id: (note) => encodeId('note', note.id),
  token: (note) => (note.tokenId == null ? null : { id: note.tokenId }),
  isByAgent: (note) => note.runId != null,
}
