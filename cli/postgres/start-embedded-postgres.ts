import { join } from 'node:path'
import { checkVersion } from './check-version.ts'
import { chooseIdentity } from './choose-identity.ts'
import { findBinaries } from './find-binaries.ts'
import { homeInUseError } from './home-in-use-error.ts'
import { initialiseCluster } from './initialise-cluster.ts'
import { keepPassword } from './keep-password.ts'
import { keepRunning } from './keep-running.ts'
import { launchUntilReady } from './launch-until-ready.ts'
import { ownDirectory } from './own-directory.ts'
import { prepareHome } from './prepare-home.ts'
import { readInstance } from './read-instance.ts'
import { singleUserSql } from './single-user-sql.ts'
import { stopOrphan } from './stop-orphan.ts'

/** What the launcher has to know. */
export interface EmbeddedPostgresOptions {
  /** Keeps `postgres/`, `postgres.log` and `postgres-password`. */
  homeDirectory: string
  /** Told what takes time, and what went wrong later. */
  progress?: (line: string) => void
  /** Abandons the start; without effect on a server that runs. */
  signal?: AbortSignal
}

/** A running database. */
export interface EmbeddedPostgres {
  url: string
  port: number
  /** Shuts it down in order and waits for that; safe to call again. */
  dispose(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm installed, on data that it makes the first time. Call `lockHome` before: whatever
 * PostgreSQL is found on the data is taken for the remains of a crash, and stopped.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { progress, signal } = options
  const homeDirectory = await prepareHome(options.homeDirectory)
  const holder = await readInstance(homeDirectory)
  if (holder && holder.pid !== process.pid) throw homeInUseError(homeDirectory, holder)

  const dataDirectory = join(homeDirectory, 'postgres')
  const binaries = await findBinaries()
  const { identity, majorVersion } = await chooseIdentity({ ...binaries, homeDirectory, dataDirectory, signal })
  const initialised = await checkVersion(dataDirectory, majorVersion)
  const kept = await keepPassword(homeDirectory, identity)

  const common = { postgres: binaries.postgres, identity, dataDirectory, signal }
  if (!initialised) {
    progress?.('Making the database (once)')
    await kept.save()
    await initialiseCluster({ binaries, identity, homeDirectory, dataDirectory, password: kept.password, signal })
  } else {
    await stopOrphan(dataDirectory, options)
    await ownDirectory(dataDirectory, identity)
    if (kept.isNew) {
      await singleUserSql({ ...common, statements: [`ALTER ROLE chainlens PASSWORD '${kept.password}'`] })
      await kept.save()
    }
  }

  const launch = { ...common, logFile: join(homeDirectory, 'postgres.log'), progress }
  const server = await launchUntilReady(launch)
  return {
    url: `postgres://chainlens:${kept.password}@127.0.0.1:${server.port}/chainlens`,
    port: server.port,
    dispose: keepRunning(server, launch),
  }
}
