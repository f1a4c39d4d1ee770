import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '@chainlens/platform/config'

/** Where the tables are: DATABASE_URL, or the PostgreSQL that a running `npm start` keeps in CHAINLENS_HOME; null where none runs. */
export async function databaseUrlOf({
  databaseUrl,
  home,
}: Pick<Config, 'databaseUrl' | 'home'>): Promise<string | null> {
  if (databaseUrl) return databaseUrl
  const read = (file: string) => readFile(join(home, file), 'utf8').catch(() => '')
  const [password, postmaster] = await Promise.all([read('postgres-password'), read('postgres/postmaster.pid')])
  // Its fourth line is the port.
  const port = Number(postmaster.split('\n')[3])
  return password && port ? `postgres://chainlens:${password.trim()}@127.0.0.1:${port}/chainlens` : null
}
