import type { ClientBase, Pool, PoolClient } from 'pg'

/**
 * Gives clients whose connection broke back to their pool. Kysely forgets to where `begin` or `rollback`
 * fails: each restart of PostgreSQL in the middle of transactions would cost connections for good, and
 * when the last is gone every query, and the end of the process, waits forever.
 */
export function releaseBrokenClients(pool: Pool): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...input: unknown[]) => unknown
    const watched = (...input: unknown[]) => {
      const answer = query(...input)
      if (!isBoundary(input[0]) || !(answer instanceof Promise)) return answer
      return answer.catch((error: Error) => {
        ;(client as PoolClient).release(error)
        throw error
      })
    }
    client.query = watched as ClientBase['query']
  })
}

function isBoundary(statement: unknown): boolean {
  return typeof statement === 'string' && /^(begin|start transaction|rollback$)/.test(statement)
}
