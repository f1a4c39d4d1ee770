import { Client } from 'pg'

/** What a database did, from PostgreSQL's own counts. */
export interface DatabaseWrites {
  transactions: number
  rows: number
  walBytes: number
  walRecords: number
}

const COUNTS = `select (select xact_commit from pg_stat_database where datname = current_database()) as transactions,
  (select tup_inserted + tup_updated + tup_deleted from pg_stat_database where datname = current_database()) as rows,
  (select wal_bytes from pg_stat_wal) as "walBytes", (select wal_records from pg_stat_wal) as "walRecords"`

async function withClient<Answer>(url: string, work: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** The counts so far. PostgreSQL's processes report once a second, idle ones sooner. */
export async function readWrites(url: string): Promise<DatabaseWrites> {
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  return withClient(url, async (client) => {
    await client.query('select pg_stat_force_next_flush()')
    const { rows } = await client.query(COUNTS)
    return Object.fromEntries(Object.entries(rows[0]).map(([name, value]) => [name, Number(value)])) as never
  })
}

/** What was done between two counts. */
export function writesBetween(before: DatabaseWrites, after: DatabaseWrites): DatabaseWrites {
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - before[name as keyof DatabaseWrites]]),
  ) as never
}
