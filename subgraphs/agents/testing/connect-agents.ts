import { join } from 'node:path'
import { connectDatabase, readMigrations } from '@chainlens/platform/db'
import { eventMigrations } from '@chainlens/platform/events'
import { type FreezableDatabase, freezableDatabase } from './freezable-database.ts'

/** A connection of its own to the tables of a test's agents. */
export async function connectAgents(databaseUrl: string): Promise<FreezableDatabase> {
  const database = await connectDatabase({
    url: databaseUrl,
    schema: 'agents',
    entities: [],
    migrations: [...eventMigrations, ...readMigrations(join(import.meta.dirname, '../migrations'))],
  })
  return freezableDatabase(database)
}
