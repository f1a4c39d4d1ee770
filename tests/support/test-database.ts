import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { waitFor } from './wait-for.ts'

/** A new, empty database of the test run's PostgreSQL. */
export async function createTestDatabase(): Promise<{ url: string; dispose(): Promise<void> }> {
  const admin = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const run = async (sql: string) => {
    const client = new Client({ connectionString: admin })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await run(`create database ${name}`)
  const url = new URL(admin)
  url.pathname = `/${name}`
  /** An autovacuum worker that is just there belongs to the superuser and may not be ended: it goes by itself. */
  const isVacuumed = (error: { code?: string }) => error.code === '42501'
  const drop = () =>
    run(`drop database if exists ${name} with (force)`).then(
      () => true,
      (error) => {
        if (!isVacuumed(error)) throw error
        return false
      },
    )
  return { url: url.toString(), dispose: async () => void (await waitFor(drop)) }
}
