import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** What a user, or an agent with their consent, noted of a token. */
export const NoteEntity = defineEntity({
  name: 'Note',
  tableName: 'notes',
  schema: 'agents',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    tokenId: p.text().nullable(),
    content: p.text(),
    /** The run that wrote it; null where its user did. */
    runId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
})

/** A row of notes. */
export type Note = InferEntity<typeof NoteEntity>
