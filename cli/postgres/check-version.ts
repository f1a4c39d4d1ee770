import { readdir, readFile, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ChainLensError } from '@chainlens/platform/errors'

/**
 * True where a data directory stands that this PostgreSQL can run on, false where one is still to be made; anything
 * else there is refused, for it may be somebody's data.
 */
export async function checkVersion(dataDirectory: string, majorVersion: number): Promise<boolean> {
  const entries = await readdir(dataDirectory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (entries === null) return false
  if (entries.length === 0) {
    await rmdir(dataDirectory)
    return false
  }
  const version = await readFile(join(dataDirectory, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version?.trim() === String(majorVersion)) return true
  throw new ChainLensError({
    code: 'POSTGRES_VERSION_MISMATCH',
    message:
      version === null
        ? `${dataDirectory} holds something else than a PostgreSQL data directory.`
        : `${dataDirectory} was made by PostgreSQL ${version.trim()}; this is PostgreSQL ${majorVersion}.`,
    hint: `Move it away to start afresh, set CHAINLENS_HOME to another directory, or set DATABASE_URL to a server that has the data.`,
    details: { dataDirectory, found: version?.trim() ?? null, majorVersion },
  })
}
