import { generateKeyPairSync } from 'node:crypto'
import { ACCESS_TOKEN, sealSecret } from '@chainlens/platform/auth'
import type { Transaction } from '@chainlens/platform/db'
import { newId } from '@chainlens/platform/ids'

/** The place that a private key is sealed for: it opens in no other row. */
export function placeOfPrivateKey(kid: string): string {
  return `users.signing_keys|${kid}|private_key`
}

/** Makes a key pair and stores it, the private part sealed. */
export async function insertSigningKey(transaction: Transaction, storageKey: Uint8Array): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const kid = newId()
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  await transaction.query(
    `insert into users.signing_keys (kid, algorithm, public_jwk, private_key) values (?, ?, ?::jsonb, ?)`,
    [
      kid,
      ACCESS_TOKEN.algorithm,
      JSON.stringify(publicKey.export({ format: 'jwk' })),
      sealSecret(storageKey, placeOfPrivateKey(kid), pem),
    ],
  )
}
