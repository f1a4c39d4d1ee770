import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '@chainlens/platform/config'
import { connectDatabase, type Database, readMigrations } from '@chainlens/platform/db'
import { ChainLensError } from '@chainlens/platform/errors'
import { eventMigrations } from '@chainlens/platform/events'
import { MessageEntity } from '../../subgraphs/agents/entities/message.ts'
import { rootDirectory } from '../root-directory.ts'

/**
 * The tables of agents, for an operator's command: on DATABASE_URL, or on the PostgreSQL that a running `npm start`
 * keeps in CHAINLENS_HOME. Throws NOTHING_RUNS, and DATA_NEWER or DATABASE_UNREACHABLE as a service does.
 */
export async function openAgentsDatabase(config: Config): Promise<Database> {
  return connectDatabase({
    url: config.databaseUrl ?? (await embeddedUrl(config.home)),
    schema: 'agents',
    entities: [MessageEntity],
    migrations: [...eventMigrations, ...readMigrations(join(rootDirectory, 'subgraphs/agents/migrations'))],
    poolSize: 2,
  })
}

async function embeddedUrl(home: string): Promise<string> {
  const read = (file: string) => readFile(join(home, file), 'utf8').catch(() => '')
  const [password, postmaster] = await Promise.all([read('postgres-password'), read('postgres/postmaster.pid')])
  // Its fourth line is the port.
  const port = Number(postmaster.split('\n')[3])
  if (!password || !port)
    throw new ChainLensError({
      code: 'NOTHING_RUNS',
      message: `No ChainLens runs on ${home}.`,
      hint: 'Start it first (npm start), or set DATABASE_URL.',
    })
  return `postgres://chainlens:${password.trim()}@127.0.0.1:${port}/chainlens`
}
