import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** Table users.refresh_tokens: every token of every sign-in, used ones too, so that a second use is noticed. */
export const refreshTokenEntity = defineEntity({
  name: 'RefreshToken',
  tableName: 'refresh_tokens',
  schema: 'users',
  properties: {
    /** As hashRefreshToken makes it. */
    tokenHash: p.text().primary(),
    signInId: p.uuid(),
    createdAt: p.datetime().onCreate(() => new Date()),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    /** Hash of the token that it was exchanged for. */
    replacedBy: p.text().nullable(),
  },
})

/** A refresh token, by its hash. */
export type RefreshToken = InferEntity<typeof refreshTokenEntity>
