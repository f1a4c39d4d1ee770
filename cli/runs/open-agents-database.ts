import { join } from 'node:path'
import type { Config } from '@chainlens/platform/config'
import { connectDatabase, type Database, readMigrations } from '@chainlens/platform/db'
import { ChainLensError } from '@chainlens/platform/errors'
import { eventMigrations } from '@chainlens/platform/events'
import { MessageEntity } from '../../subgraphs/agents/entities/message.ts'
import { rootDirectory } from '../root-directory.ts'
import { databaseUrlOf } from './database-url.ts'

/**
 * The tables of agents, for an operator's command: on DATABASE_URL, or on the PostgreSQL that a running `npm start`
 * keeps in CHAINLENS_HOME. Throws NOTHING_RUNS, and DATA_NEWER or DATABASE_UNREACHABLE as a service does.
 */
export async function openAgentsDatabase(config: Config): Promise<Database> {
  const url = await databaseUrlOf(config)
  if (url === null)
    throw new ChainLensError({
      code: 'NOTHING_RUNS',
      message: `No ChainLens runs on ${config.home}.`,
      hint: 'Start it first (npm start), or set DATABASE_URL.',
    })
  return connectDatabase({
    url,
    schema: 'agents',
    entities: [MessageEntity],
    migrations: [...eventMigrations, ...readMigrations(join(rootDirectory, 'subgraphs/agents/migrations'))],
    poolSize: 2,
  })
}
