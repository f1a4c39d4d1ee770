import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** A conversation. */
export const SessionEntity = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  schema: 'agents',
  properties: {
    id: p.uuid().primary(),
    agentId: p.uuid(),
    userId: p.uuid(),
    name: p.text().nullable(),
    /** Where the name comes from: a name that a person gave is never replaced. */
    metadata: p.json<{ nameFrom?: 'USER' | 'MESSAGE' | 'TASK' }>(),
    status: p.text().$type<'ACTIVE' | 'ENDED'>(),
    /** Grows with each change of what it shows, or of the questions that wait. */
    revision: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
})

/** A row of sessions. */
export type Session = InferEntity<typeof SessionEntity>
