import { ACCESS_TOKEN } from '@chainlens/platform/auth'
import { SIGNING_KEY } from '../config.ts'
import type { Scope } from '../context.ts'
import { insertSigningKey } from './insert-signing-key.ts'

/**
 * Makes a new signing key where the newest is `olderThanDays` old or older; true where it did. The old one signs on
 * until every verifier has had time to learn of the new, and is retired when no token of it lives any more.
 */
export async function rotateSigningKey({ services }: Scope, input: { olderThanDays: number }): Promise<boolean> {
  const { database, keys } = services
  const retireAfterSeconds =
    SIGNING_KEY.leadSeconds + SIGNING_KEY.cacheSeconds + ACCESS_TOKEN.longestSeconds + 2 * ACCESS_TOKEN.leewaySeconds
  return database.transaction(async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(hashtext('users.signing_keys'))`)
    const [young] = await transaction.query(
      `select 1 as found from users.signing_keys
       where retired_at is null and created_at > now() - ? * interval '1 day' limit 1`,
      [input.olderThanDays],
    )
    if (young) return false
    await transaction.query(
      `update users.signing_keys set retired_at = now() + ? * interval '1 second' where retired_at is null`,
      [retireAfterSeconds],
    )
    await insertSigningKey(transaction, keys.storage)
    return true
  })
}
