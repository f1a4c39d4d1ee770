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
    role: p.text().$type<'USER' | 'ASSISTANT'>(),
    content: p.text(),
    unsupportedNumbers: p.json<string[]>(),
    createdAt: p.datetime(),
  },
})

/** A row of messages. */
export type Message = InferEntity<typeof MessageEntity>
