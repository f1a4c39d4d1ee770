import { Client } from 'pg'

/** Asks a database one thing, without pool or migrations, within `timeoutMs` each for connecting and for the answer. */
export async function queryOnce<Row>(url: string, sql: string, { timeoutMs }: { timeoutMs: number }): Promise<Row[]> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    application_name: 'chainlens-once',
  })
  // A connection that breaks later than the answer is nobody's concern.
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end().catch(() => {})
  }
}
