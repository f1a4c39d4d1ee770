import type { Pool, PoolClient } from 'pg'
import type { Transaction } from './connect-database.ts'
import { prepareQuery } from './prepare-query.ts'

/** Runs `work` between begin and commit on a connection of its own; what it throws rolls back, and is thrown. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    // Not waited for: it travels with the first statement, which fails where it did.
    const begun = send(client, 'begin')
    begun.catch(() => {})
    const result = await work({
      query: async (sql, parameters = []) => (await client.query(prepareQuery(sql, parameters))).rows as never,
    })
    await begun
    await send(client, 'commit')
    return result
  } catch (error) {
    // A connection whose transaction may still be open goes to nobody else.
    await send(client, 'rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Prepared, so that the guard of entities' transactions (release-broken-clients) does not take it for one of theirs. */
async function send(client: PoolClient, boundary: 'begin' | 'commit' | 'rollback'): Promise<void> {
  await client.query({ name: boundary, text: boundary })
}
