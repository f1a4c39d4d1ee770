import { runMigrations } from 'bullmq'
import { Client } from 'pg'
import { JOBS_SCHEMA } from '../jobs/bullmq.ts'

/** Makes the tables of the queues, as the first worker of a process would. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await runMigrations(client, JOBS_SCHEMA).finally(() => client.end())
}
