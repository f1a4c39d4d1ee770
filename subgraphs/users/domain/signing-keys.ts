import { createPrivateKey, type KeyObject } from 'node:crypto'
import { openSecret } from '@chainlens/platform/auth'
import type { Database } from '@chainlens/platform/db'
import { ChainLensError } from '@chainlens/platform/errors'
import type { JSONWebKeySet } from 'jose'
import { SIGNING_KEY } from '../config.ts'
import { type SigningKey, signingKeyEntity } from '../entities/signing-key.ts'
import { insertSigningKey, placeOfPrivateKey } from './insert-signing-key.ts'

/** The keys that access tokens are signed with and checked against. */
export interface SigningKeys {
  /** The one to sign with now. */
  current(): Promise<{ kid: string; privateKey: KeyObject }>
  /** The public parts of all whose tokens are good. */
  published(): Promise<JSONWebKeySet>
}

/** Opens the keys of the installation; makes the first one where there is none. */
export async function createSigningKeys(options: { database: Database; storageKey: Uint8Array }): Promise<SigningKeys> {
  const { database, storageKey } = options
  let cached: { kid: string; privateKey: KeyObject; readAt: number } | null = null

  async function current(): Promise<{ kid: string; privateKey: KeyObject }> {
    if (cached && Math.abs(Date.now() - cached.readAt) < SIGNING_KEY.cacheSeconds * 1000) return cached
    const row = (await findCurrent(database)) ?? (await makeFirst(database, storageKey))
    const privateKey = row.kid === cached?.kid ? cached.privateKey : openPrivateKey(row, storageKey)
    cached = { kid: row.kid, privateKey, readAt: Date.now() }
    return cached
  }
  await current()

  return {
    current,
    async published() {
      const rows = await database
        .fork()
        .find(signingKeyEntity, { $or: [{ retiredAt: null }, { retiredAt: { $gt: new Date() } }] })
      return { keys: rows.map(({ kid, algorithm, publicJwk }) => ({ ...publicJwk, kid, alg: algorithm, use: 'sig' })) }
    },
  }
}

/** The newest key that verifiers have had time to learn of; only where there is none such, the newest of all. */
async function findCurrent(database: Database): Promise<Pick<SigningKey, 'kid' | 'privateKey'> | null> {
  const [row] = await database.query<Pick<SigningKey, 'kid' | 'privateKey'>>(
    `select kid, private_key as "privateKey" from users.signing_keys where retired_at is null or retired_at > now()
     order by created_at > now() - ? * interval '1 second', created_at desc limit 1`,
    [SIGNING_KEY.leadSeconds],
  )
  return row ?? null
}

/** Several processes may start at once on an empty database: one makes the key, the others find it. */
async function makeFirst(database: Database, storageKey: Uint8Array): Promise<Pick<SigningKey, 'kid' | 'privateKey'>> {
  await database.transaction(async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(hashtext('users.signing_keys'))`)
    if (!(await findCurrent({ ...database, query: transaction.query }))) await insertSigningKey(transaction, storageKey)
  })
  const made = await findCurrent(database)
  if (!made) throw new Error('The signing key that was just made is not there.')
  return made
}

function openPrivateKey(row: Pick<SigningKey, 'kid' | 'privateKey'>, storageKey: Uint8Array): KeyObject {
  const pem = openSecret(storageKey, placeOfPrivateKey(row.kid), row.privateKey)
  if (pem === null)
    throw new ChainLensError({
      code: 'SIGNING_KEY_UNREADABLE',
      message: 'The key that access tokens are signed with does not open with this CHAINLENS_SECRET.',
      hint: 'Use the secret that the data was written with. If it is lost, delete the rows of users.signing_keys: everyone signs in anew.',
      details: { kid: row.kid },
    })
  return createPrivateKey(pem)
}
