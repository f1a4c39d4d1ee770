import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readSubgraphs } from '@chainlens/platform/config'
import { Pool } from 'pg'
import { rootDirectory } from '../../../cli/root-directory.ts'
import { type Child, startChild } from '../../support/child.ts'
import { freePort } from '../../support/redis.ts'
import { waitFor } from '../../support/wait-for.ts'
import { type Balancer, startBalancer } from './balancer.ts'
import { type FaultPostgres, startFaultPostgres } from './postgres-server.ts'
import { type FaultRedis, startFaultRedis } from './redis-server.ts'
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts'

/** ChainLens in processes of which there may be several of a kind, with a network between them that can be disturbed. */
export interface Topology {
  /** Where clients connect: before the gateways. */
  url: string
  gateway: Balancer
  agents: Balancer
  demoPassword: string
  postgres: FaultPostgres
  redis: FaultRedis
  processes: Map<string, Child>
  /** What each process reaches PostgreSQL and Redis through. */
  wires: Map<string, { postgres: TcpProxy; redis: TcpProxy }>
  /** Rows of the database, past all of ChainLens. */
  // biome-ignore lint/suspicious/noExplicitAny: a judge reads any row
  sql(statement: string, parameters?: unknown[]): Promise<any[]>
  /** Starts it (again) and waits until it says that it is ready. */
  start(name: string): Promise<void>
  /** What a process with a port counts. */
  metrics(name: string): Promise<string>
  dispose(): Promise<void>
}

/** What a topology is made of. */
export interface TopologyOptions {
  /** Settings of every process. */
  environment: Record<string, string>
  /** Settings of one process, by its name: gateway-1, agents-1, worker-1, subgraphs. */
  environmentOf?: (name: string) => Record<string, string>
  gateways?: number
  agents?: number
  workers?: number
}

const names = (kind: string, count = 1) => Array.from({ length: count }, (_, index) => `${kind}-${index + 1}`)

/** Starts it on a PostgreSQL database and a Redis of its own. */
export async function startTopology(options: TopologyOptions): Promise<Topology> {
  const undo: (() => Promise<unknown>)[] = []
  const dispose = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    return await build(options, undo, dispose)
  } catch (error) {
    await dispose()
    throw error
  }
}

async function build(
  { environment, environmentOf = () => ({}), ...counts }: TopologyOptions,
  undo: (() => Promise<unknown>)[],
  dispose: () => Promise<void>,
): Promise<Topology> {
  const [postgres, redis] = await Promise.all([startFaultPostgres(), startFaultRedis()])
  undo.push(postgres.dispose, redis.dispose)
  const pool = new Pool({ connectionString: postgres.url, max: 2, application_name: 'judge' })
  pool.on('error', () => {})
  undo.push(() => pool.end())
  const demoPassword = randomBytes(9).toString('base64url')
  const { subgraphs } = readSubgraphs(join(rootDirectory, 'rover.yaml'))
  const others = subgraphs.flatMap(({ name }) => (name === 'agents' ? [] : [name]))
  const roles = new Map([
    ['subgraphs', others],
    ...names('agents', counts.agents).map((name): [string, string[]] => [name, ['agents']]),
    ...names('gateway', counts.gateways).map((name): [string, string[]] => [name, ['gateway']]),
    ...names('worker', counts.workers).map((name): [string, string[]] => [name, ['worker']]),
  ])
  const ports = new Map<string, number>()
  for (const name of [...roles.keys(), ...others]) ports.set(name, await freePort())
  const portsOf = (kind: string) => [...ports].flatMap(([name, port]) => (name.startsWith(`${kind}-`) ? [port] : []))
  const [gateway, agents] = [await startBalancer(portsOf('gateway')), await startBalancer(portsOf('agents'))]
  undo.push(gateway.dispose, agents.dispose)

  const wires: Topology['wires'] = new Map()
  for (const name of roles.keys()) {
    const wire = { postgres: await wireTo(postgres.url), redis: await wireTo(redis.url) }
    wires.set(name, wire)
    undo.push(wire.postgres.dispose, wire.redis.dispose)
  }
  const secret = randomBytes(32).toString('hex')
  function settingsOf(name: string): Record<string, string> {
    const wire = wires.get(name) as { postgres: TcpProxy; redis: TcpProxy }
    const own = `http://127.0.0.1:${ports.get(name)}`
    return {
      CHAINLENS_DATA: 'recorded',
      CHAINLENS_DEMO_PASSWORD: demoPassword,
      CHAINLENS_SECRET: secret,
      LOG_LEVEL: 'info',
      HOST: '127.0.0.1',
      PORT: String(ports.get(name)),
      METRICS_PORT: String(ports.get(name)),
      DATABASE_URL: through(wire.postgres, postgres.url),
      REDIS_URL: through(wire.redis, redis.url),
      GATEWAY_URL: `${gateway.url}/graphql`,
      AGENTS_URL: `${name.startsWith('agents-') ? own : agents.url}/graphql`,
      ...Object.fromEntries(
        others.map((one) => [`${one.toUpperCase()}_URL`, `http://127.0.0.1:${ports.get(one)}/graphql`]),
      ),
      ...environment,
      ...environmentOf(name),
    }
  }

  const processes = new Map<string, Child>()
  async function start(name: string): Promise<void> {
    const child = startChild(['serve', ...(roles.get(name) ?? [])], settingsOf(name))
    processes.set(name, child)
    await waitFor(() => {
      if (child.process.exitCode !== null) throw new Error(`${name} ended:\n${child.output().slice(-4_000)}`)
      return child.output().includes('"ready"')
    })
  }
  undo.push(() => Promise.all([...processes.values()].map(endSurely)))
  await Promise.all([...roles.keys()].map(start))
  await waitFor(async () => (await fetch(`${gateway.url}/readyz`).catch(() => null))?.status === 200)
  return {
    url: gateway.url,
    gateway,
    agents,
    demoPassword,
    postgres,
    redis,
    sql: async (statement, parameters) => (await pool.query(statement, parameters)).rows,
    processes,
    wires,
    start,
    async metrics(name) {
      return (await fetch(`http://127.0.0.1:${ports.get(name)}/metrics`)).text()
    },
    dispose,
  }
}

/** A proxy before the server of a URL. */
function wireTo(url: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(url)
  return startTcpProxy({ host: hostname, port: Number(port) })
}

function through(proxy: TcpProxy, url: string): string {
  const changed = new URL(url)
  changed.hostname = '127.0.0.1'
  changed.port = String(proxy.port)
  return changed.toString()
}

async function endSurely(child: Child): Promise<void> {
  const limit = setTimeout(() => child.process.kill('SIGKILL'), 30_000)
  await child.end()
  clearTimeout(limit)
}
