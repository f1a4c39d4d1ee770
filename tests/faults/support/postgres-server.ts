import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseIdentity } from '../../../cli/postgres/choose-identity.ts'
import { findBinaries } from '../../../cli/postgres/find-binaries.ts'
import { launchUntilReady } from '../../../cli/postgres/launch-until-ready.ts'
import { startEmbeddedPostgres } from '../../../cli/postgres/start-embedded-postgres.ts'

/** A PostgreSQL of a fault test's own, that can be torn down and comes back on the same port. */
export interface FaultPostgres {
  url: string
  /** As `pg_ctl stop -m immediate`: no farewell, and a recovery from the log at the next start. */
  stopImmediately(): Promise<void>
  /** Waits until it accepts connections again. */
  start(): Promise<void>
  dispose(): Promise<void>
}

/** Starts one. */
export async function startFaultPostgres(): Promise<FaultPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'chainlens-faults-'))
  const made = await startEmbeddedPostgres({ homeDirectory: folder })
  await made.dispose()
  const dataDirectory = join(folder, 'postgres')
  const { postgres } = await findBinaries()
  const { identity } = await chooseIdentity({ postgres, homeDirectory: folder, dataDirectory })
  const launch = { postgres, identity, dataDirectory, logFile: join(folder, 'postgres.log'), port: made.port }
  let server = await launchUntilReady(launch)
  return {
    url: made.url,
    async stopImmediately() {
      process.kill(server.pid, 'SIGQUIT')
      await server.ended
    },
    async start() {
      server = await launchUntilReady(launch)
    },
    async dispose() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Starts one as `npm start` does, which brings it back by itself; `home`: where it keeps its data. */
export async function startKeptPostgres(home: string): Promise<FaultPostgres> {
  const refuse = async () => {
    throw new Error('This PostgreSQL is kept running by ChainLens.')
  }
  const { url, dispose } = await startEmbeddedPostgres({ homeDirectory: home })
  return { url, stopImmediately: refuse, start: refuse, dispose }
}
