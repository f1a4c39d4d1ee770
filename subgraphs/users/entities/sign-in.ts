import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** Table users.sign_ins: one row for each time somebody signed in. */
export const signInEntity = defineEntity({
  name: 'SignIn',
  tableName: 'sign_ins',
  schema: 'users',
  properties: {
    /** `sid` of its access tokens. */
    id: p.uuid().primary(),
    userId: p.uuid(),
    clientAddress: p.text().nullable(),
    createdAt: p.datetime().onCreate(() => new Date()),
    revokedAt: p.datetime().nullable(),
    revokeReason: p.text().$type<RevokeReason>().nullable(),
  },
})

/** A sign-in: the family of its refresh tokens. */
export type SignIn = InferEntity<typeof signInEntity>

/** Why a sign-in ended before its time. */
export type RevokeReason = 'LOGGED_OUT' | 'REFRESH_TOKEN_REUSED' | 'ACCOUNT_CLOSED' | 'PASSWORD_CHANGED'
