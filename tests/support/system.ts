import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSubgraphs } from '@chainlens/platform/config'
import { inject } from 'vitest'
import { rootDirectory } from '../../cli/root-directory.ts'
import { type Child, startChild } from './child.ts'
import { copyPreparedHome } from './copy-prepared-home.ts'
import type { SystemMode } from './provided-context.ts'
import { freePort, startRedis } from './redis.ts'
import { createTestDatabase } from './test-database.ts'
import { waitFor } from './wait-for.ts'

/** ChainLens as a user runs it: real processes, real PostgreSQL, in many processes real Redis. */
export interface System {
  mode: SystemMode
  /** http://127.0.0.1:port of the gateway. */
  url: string
  demoPassword: string
  /** Where its rows are, past all of ChainLens; null in one process. */
  databaseUrl: string | null
  /** `everything` in one process; else `gateway`, `worker-1` and so on, each subgraph that is apart, and `subgraphs`, the others. */
  processes: Map<string, Child>
  /** SIGKILL: no farewell. In one process the whole tree, PostgreSQL too. */
  kill(name: string): Promise<void>
  /** Starts it again with the settings it had, and waits until the graph is ready. */
  restart(name: string): Promise<void>
  dispose(): Promise<void>
}

/** How the distributed mode is cut into processes; each costs a start. */
export interface SystemLayout {
  /** Subgraphs with a process of their own; the others share one. None by default. */
  apart?: 'all' | readonly string[]
  /** One by default. */
  workers?: number
}

/** Every role in a process of its own, and two workers: as a test needs it that ends single ones. */
export const ALL_APART: SystemLayout = { apart: 'all', workers: 2 }

/** Starts a system in the mode of this test project. `environment` adds settings to every process. */
export async function startSystem(
  environment: Record<string, string> = {},
  layout: SystemLayout = {},
): Promise<System> {
  const mode = inject('mode')
  const demoPassword = randomBytes(9).toString('base64url')
  const port = String(await freePort())
  const settings = {
    CHAINLENS_DATA: 'recorded',
    CHAINLENS_DEMO_PASSWORD: demoPassword,
    LOG_LEVEL: 'info',
    // Nobody sends clients elsewhere in a test, and what it ends it need not wait for.
    CHAINLENS_READINESS_LEAD_MS: '100',
    CHAINLENS_RUN_GRACE_MS: '300',
    PORT: port,
    HOST: '127.0.0.1',
    ...environment,
  }
  return mode === 'embedded' ? startEmbedded(settings) : startDistributed(settings, layout)
}

type Settings = Record<string, string> & { PORT: string; CHAINLENS_DEMO_PASSWORD: string }

/** Throws with what it printed where the process is gone. */
function hasEnded(child: Child): false {
  if (child.process.exitCode !== null || child.process.signalCode !== null)
    throw new Error(`A process ended:\n${child.output()}`)
  return false
}

async function untilReady(url: string, processes: Iterable<Child>): Promise<void> {
  // An iterator could be asked once only: a process that ends later would be waited for without end.
  const all = [...processes]
  await waitFor(async () => {
    for (const child of all) hasEnded(child)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    return answer?.status === 200
  })
}

async function startEmbedded(settings: Settings): Promise<System> {
  const home = await mkdtemp(join(tmpdir(), 'chainlens-system-'))
  await copyPreparedHome(home)
  const url = `http://127.0.0.1:${settings.PORT}`
  const start = () => startChild(['start'], { ...settings, CHAINLENS_HOME: home })
  const processes = new Map([['everything', start()]])
  await untilReady(url, processes.values())
  return {
    mode: 'embedded',
    url,
    demoPassword: settings.CHAINLENS_DEMO_PASSWORD,
    databaseUrl: null,
    processes,
    async kill() {
      const postmaster = Number((await readFile(join(home, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
      await processes.get('everything')?.end('SIGKILL')
      try {
        process.kill(postmaster, 'SIGKILL')
      } catch {
        // It went with its parent.
      }
    },
    async restart() {
      processes.set('everything', start())
      await untilReady(url, processes.values())
    },
    async dispose() {
      await Promise.all([...processes.values()].map((child) => child.end()))
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Ends a process in order; throws with what it printed last where it does not. */
async function endOrTell(name: string, child: Child): Promise<void> {
  const limit = setTimeout(() => child.process.kill('SIGKILL'), 60_000)
  await child.end()
  clearTimeout(limit)
  if (child.process.signalCode === 'SIGKILL' && !child.wasKilled())
    throw new Error(`${name} did not end within a minute of being told to:\n${child.output().slice(-4_000)}`)
}

/** The roles of each process by its name. */
function cut(subgraphs: readonly string[], { apart = [], workers = 1 }: SystemLayout): Map<string, string[]> {
  const alone = subgraphs.filter((name) => apart === 'all' || apart.includes(name))
  const together = subgraphs.filter((name) => !alone.includes(name))
  return new Map([
    ...alone.map((name): [string, string[]] => [name, [name]]),
    ...(together.length > 0 ? [['subgraphs', together] as [string, string[]]] : []),
    ['gateway', ['gateway']],
    ...Array.from({ length: workers }, (_, index): [string, string[]] => [`worker-${index + 1}`, ['worker']]),
  ])
}

async function startDistributed(settings: Settings, layout: SystemLayout): Promise<System> {
  const [database, redis] = await Promise.all([createTestDatabase(), startRedis()])
  const { subgraphs } = readSubgraphs(join(rootDirectory, 'rover.yaml'))
  const url = `http://127.0.0.1:${settings.PORT}`
  const addresses: Record<string, string> = {}
  for (const { name } of subgraphs)
    addresses[`${name.toUpperCase()}_URL`] = `http://127.0.0.1:${await freePort()}/graphql`
  const shared = {
    ...settings,
    ...addresses,
    GATEWAY_URL: `${url}/graphql`,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    CHAINLENS_SECRET: randomBytes(32).toString('hex'),
  }
  const roles = cut(
    subgraphs.map(({ name }) => name),
    layout,
  )
  const start = (name: string) => startChild(['serve', ...(roles.get(name) ?? [])], shared)
  const processes = new Map([...roles.keys()].map((name) => [name, start(name)]))
  const endAll = async (end: (name: string, child: Child) => Promise<unknown>) => {
    await Promise.all([...processes].map(([name, child]) => end(name, child)))
    await redis.dispose()
    await database.dispose()
  }
  try {
    await untilReady(url, processes.values())
    // All are up once they have said so, workers too: a test that kills one needs the other.
    await waitFor(() => [...processes.values()].every((child) => child.output().includes('"ready"') || hasEnded(child)))
  } catch (error) {
    await endAll((_, child) => child.end('SIGKILL'))
    throw error
  }
  return {
    mode: 'distributed',
    url,
    demoPassword: settings.CHAINLENS_DEMO_PASSWORD,
    databaseUrl: database.url,
    processes,
    async kill(name) {
      await processes.get(name)?.end('SIGKILL')
    },
    async restart(name) {
      const child = start(name)
      processes.set(name, child)
      await waitFor(() => child.output().includes('"ready"') || hasEnded(child))
      await untilReady(url, [child])
    },
    dispose: () => endAll(endOrTell),
  }
}
