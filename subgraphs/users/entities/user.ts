import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** Table users.users: accounts. */
export const userEntity = defineEntity({
  name: 'User',
  tableName: 'users',
  schema: 'users',
  properties: {
    /** Shown as user_… */
    id: p.uuid().primary(),
    /** As normaliseEmail leaves it. */
    email: p.text(),
    name: p.text(),
    /** Argon2id, in the PHC string format. */
    passwordHash: p.text(),
    profileData: p.json().$type<Record<string, unknown>>(),
    subscriptionType: p.text(),
    role: p.text().$type<'USER' | 'ADMIN'>(),
    /** False: closed; signs in no more. */
    isActive: p.boolean(),
    emailVerified: p.boolean(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    lastLoginAt: p.datetime().nullable(),
  },
})

/** An account. */
export type User = InferEntity<typeof userEntity>
