import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** One turn of a conversation. */
export const MessageEntity = defineEntity({
  name: 'Message',
  tableName: 'messages',
  schema: 'agents',
  properties: {
    id: p.uuid().primary(),
    sessionId: p.uuid(),
    /** Place in the session, from 1. */
    position: p.integer(),
    /** What it hangs on: an answer on its question, a question on the answer that it follows; null for the first. */
    parentId: p.uuid().nullable(),
    /** On the branch that the session shows. */
    isShown: p.boolean(),
    /** When it was taken back, before its run began. */
    withdrawnAt: p.datetime().nullable(),
    role: p.text().$type<'USER' | 'ASSISTANT'>(),
    /** With the words that its run has told and not yet written to it. */
    content: p.text().formula((table) => `agents.text_so_far(${table}.id, ${table}.content)`),
    unsupportedNumbers: p.json<string[]>(),
    createdAt: p.datetime(),
  },
})

/** A row of messages. */
export type Message = InferEntity<typeof MessageEntity>
