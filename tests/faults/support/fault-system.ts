import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readSubgraphs } from '@chainlens/platform/config'
import { Pool } from 'pg'
import { rootDirectory } from '../../../cli/root-directory.ts'
import { type Child, startChild } from '../../support/child.ts'
import { freePort } from '../../support/redis.ts'
import { waitFor } from '../../support/wait-for.ts'
import { type BillingModel, FAULT_MODEL, serveBillingModel } from './billing-model.ts'
import { type Ledger, serveLedger } from './ledger.ts'
import { type FaultPostgres, startFaultPostgres, startKeptPostgres } from './postgres-server.ts'
import { createRandom, SEED } from './random.ts'
import { type FaultRedis, startFaultRedis } from './redis-server.ts'

/** ChainLens in many processes on a PostgreSQL and a Redis of its own, with a model and tools that keep accounts. */
export interface FaultSystem {
  url: string
  demoPassword: string
  postgres: FaultPostgres
  redis: FaultRedis
  model: BillingModel
  ledger: Ledger
  /** Processes that run, by name: `gateway`, `subgraphs`, `worker-1` and so on. */
  processes: Map<string, Child>
  /** How long a worker holds a run without a heartbeat. */
  leaseMs: number
  /** Starts a process by its name, one that ended included, and waits until it is ready. */
  start(name: string): Promise<void>
  /** Sends a signal to a process; SIGKILL and SIGTERM wait for its end. */
  signal(name: string, signal: NodeJS.Signals): Promise<void>
  /** Rows of the database, past all of ChainLens. */
  // biome-ignore lint/suspicious/noExplicitAny: a judge reads any row
  sql(statement: string, parameters?: unknown[]): Promise<any[]>
  dispose(): Promise<void>
}

/** What startFaultSystem takes. */
export interface FaultSystemOptions {
  /** Settings of every process, besides those of the suite. */
  environment?: Record<string, string>
  /** Names of processes and their roles, besides `gateway` and `subgraphs`; `worker-1` by default. */
  processes?: Record<string, string[]>
  /** Folder for the data of a PostgreSQL that is kept running as `npm start` does. */
  postgresHome?: string
  /** Between two words of the model. */
  modelPaceMs?: number
  /** Addresses that processes get instead of the real ones, e.g. of proxies before them. */
  reroute?: (real: { databaseUrl: string; redisUrl: string }) => Promise<{ databaseUrl?: string; redisUrl?: string }>
}

/** Settings that are the installation's own are left at their defaults, the lease above all: figures are of these. */
const LEASE_MS = 10_000

/** Starts it: everything on free ports, nothing shared with other tests. */
export async function startFaultSystem(options: FaultSystemOptions = {}): Promise<FaultSystem> {
  const random = createRandom(SEED)
  const between = (least: number, most: number) => () => least + random() * (most - least)
  const [postgres, redis, model, ledger] = await Promise.all([
    options.postgresHome ? startKeptPostgres(options.postgresHome) : startFaultPostgres(),
    startFaultRedis(),
    serveBillingModel({ paceMs: options.modelPaceMs ?? 30 }),
    serveLedger({ before: between(50, 600), after: between(50, 600) }),
  ])
  const routed = await options.reroute?.({ databaseUrl: postgres.url, redisUrl: redis.url })
  const { subgraphs } = readSubgraphs(join(rootDirectory, 'rover.yaml'))
  const port = String(await freePort())
  const url = `http://127.0.0.1:${port}`
  const demoPassword = randomBytes(9).toString('base64url')
  const addresses: Record<string, string> = {}
  for (const { name } of subgraphs)
    addresses[`${name.toUpperCase()}_URL`] = `http://127.0.0.1:${await freePort()}/graphql`
  const environment = {
    ...addresses,
    PORT: port,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    CHAINLENS_DATA: 'recorded',
    CHAINLENS_DEMO_PASSWORD: demoPassword,
    CHAINLENS_SECRET: randomBytes(32).toString('hex'),
    CHAINLENS_TOOLS: join(rootDirectory, 'tests/faults/tools'),
    FAULT_LEDGER_URL: ledger.url,
    OPENAI_API_KEY: 'sk-fault-suite',
    OPENAI_BASE_URL: model.url,
    CHAINLENS_DEFAULT_MODEL: FAULT_MODEL,
    GATEWAY_URL: `${url}/graphql`,
    DATABASE_URL: routed?.databaseUrl ?? postgres.url,
    REDIS_URL: routed?.redisUrl ?? redis.url,
    ...options.environment,
  }
  const roles: Record<string, string[]> = {
    gateway: ['gateway'],
    subgraphs: subgraphs.map(({ name }) => name),
    'worker-1': ['worker'],
    ...options.processes,
  }
  const processes = new Map<string, Child>()
  // Kept open: a row may have taken every connection there is.
  const pool = new Pool({ connectionString: postgres.url, max: 2, idleTimeoutMillis: 0, application_name: 'judge' })
  pool.on('error', () => {})

  async function start(name: string): Promise<void> {
    const child = startChild(['serve', ...(roles[name] ?? ['worker'])], environment)
    processes.set(name, child)
    await waitFor(() => child.output().includes('"ready"') || hasEnded(name, child))
  }
  const system: FaultSystem = {
    url,
    demoPassword,
    postgres,
    redis,
    model,
    ledger,
    processes,
    leaseMs: LEASE_MS,
    start,
    async signal(name, signal) {
      const child = processes.get(name)
      if (!child) throw new Error(`There is no process ${name}.`)
      if (signal !== 'SIGKILL' && signal !== 'SIGTERM') {
        child.process.kill(signal)
        return
      }
      await child.end(signal)
      processes.delete(name)
    },
    sql: async (statement, parameters) => (await pool.query(statement, parameters)).rows,
    async dispose() {
      for (const child of processes.values()) child.process.kill('SIGCONT')
      await Promise.all([...processes.values()].map(endWithin))
      await pool.end()
      await Promise.all([model.dispose(), ledger.dispose(), redis.dispose(), postgres.dispose()])
    },
  }
  await Promise.all(Object.keys(roles).map(start))
  await waitFor(async () => (await fetch(`${url}/readyz`).catch(() => null))?.status === 200)
  return system
}

function hasEnded(name: string, child: Child): false {
  if (child.process.exitCode !== null || child.process.signalCode !== null)
    throw new Error(`${name} ended:\n${child.output().slice(-4_000)}`)
  return false
}

async function endWithin(child: Child): Promise<void> {
  const limit = setTimeout(() => child.process.kill('SIGKILL'), 30_000)
  await child.end()
  clearTimeout(limit)
}
