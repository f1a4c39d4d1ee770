import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { JWK } from 'jose'

/** Table users.signing_keys: the key pairs that access tokens are signed with. */
export const signingKeyEntity = defineEntity({
  name: 'SigningKey',
  tableName: 'signing_keys',
  schema: 'users',
  properties: {
    kid: p.text().primary(),
    algorithm: p.text(),
    publicJwk: p.json().$type<JWK>(),
    /** PKCS #8 in PEM, sealed. */
    privateKey: p.text(),
    createdAt: p.datetime(),
    retiredAt: p.datetime().nullable(),
  },
})

/** A key pair. */
export type SigningKey = InferEntity<typeof signingKeyEntity>
