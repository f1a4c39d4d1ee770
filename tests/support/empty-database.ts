import type { Client } from 'pg'

/** Leaves a database without any schema but an empty `public`, as it is when it was just made. */
export async function emptyDatabase(client: Client): Promise<void> {
  const { rows } = await client.query(
    "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'",
  )
  const drops = rows.map(({ nspname }) => `drop schema ${client.escapeIdentifier(nspname)} cascade`)
  await client.query([...drops, 'create schema public'].join(';'))
}
