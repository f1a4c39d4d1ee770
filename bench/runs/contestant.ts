import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSubgraphs } from '@chainlens/platform/config'
import { startEmbeddedPostgres } from '../../cli/postgres/start-embedded-postgres.ts'
import { rootDirectory } from '../../cli/root-directory.ts'
import { type MeasuredProcess, startProcess, untilAnswering } from '../gateway/start-process.ts'

/** What takes part: people connect to `url`. */
export interface Contestant {
  name: 'relay' | 'embedded' | 'distributed'
  url: string
  /** Whose CPU is counted, what they started included; a database of a process' own is among it. */
  pids: number[]
  /** Where it writes; null for what has no database. */
  databaseUrl: string | null
  demoPassword: string
  /** Of its model; null for what has but one. */
  model: string | null
  output(): string
  dispose(): Promise<void>
}

const node = process.execPath
const CLI = join(rootDirectory, 'cli/main.ts')

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Settings of both modes: a model at the provider, and as many runs at once as are asked for. */
async function settingsFor(provider: string, runsPerWorker: number) {
  const port = String(await freePort())
  const demoPassword = randomBytes(9).toString('base64url')
  const settings = {
    NODE_ENV: 'test',
    CHAINLENS_DATA: 'recorded',
    CHAINLENS_DEMO_PASSWORD: demoPassword,
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: port,
    OPENAI_BASE_URL: provider,
    OPENAI_MODELS: 'bench',
    OPENAI_API: 'chat',
    CHAINLENS_WORKER_RUNS: String(runsPerWorker),
  }
  return { settings, demoPassword, url: `http://127.0.0.1:${port}` }
}

/** ChainLens as `npm start` has it: all in one process, with its own PostgreSQL unless another is given. */
export async function startEmbedded(
  provider: string,
  runsPerWorker: number,
  nodeOptions: readonly string[],
  databaseUrl?: string,
): Promise<Contestant> {
  const home = await mkdtemp(join(tmpdir(), 'chainlens-bench-runs-'))
  const { settings, demoPassword, url } = await settingsFor(provider, runsPerWorker)
  const child = startProcess([node, ...nodeOptions, CLI, 'start'], {
    ...settings,
    CHAINLENS_HOME: home,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  })
  await untilAnswering(child, `${url}/graphql`)
  return {
    name: 'embedded',
    url,
    pids: [child.pid],
    databaseUrl: databaseUrl ?? (await ownDatabase(home)),
    demoPassword,
    model: 'openai/bench',
    output: child.output,
    async dispose() {
      await child.end()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** The address of the PostgreSQL that a data directory's process started. */
async function ownDatabase(home: string): Promise<string> {
  const password = (await readFile(join(home, 'postgres-password'), 'utf8')).trim()
  const port = (await readFile(join(home, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3]
  return `postgres://chainlens:${password}@127.0.0.1:${port}/chainlens`
}

/** ChainLens in four processes: gateway, all subgraphs, two workers; with Redis, and a PostgreSQL of this process. */
export async function startDistributed(provider: string, runsPerWorker: number): Promise<Contestant> {
  const home = await mkdtemp(join(tmpdir(), 'chainlens-bench-runs-'))
  const postgres = await startEmbeddedPostgres({ homeDirectory: home })
  const redisPort = String(await freePort())
  const redis = startProcess(['redis-server', '--port', redisPort, '--bind', '127.0.0.1', '--save', '', '--dir', home])
  const { settings, demoPassword, url } = await settingsFor(provider, Math.ceil(runsPerWorker / 2))
  const { subgraphs } = readSubgraphs(join(rootDirectory, 'rover.yaml'))
  const shared: Record<string, string> = {
    ...settings,
    CHAINLENS_HOME: home,
    GATEWAY_URL: `${url}/graphql`,
    DATABASE_URL: postgres.url,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    CHAINLENS_SECRET: randomBytes(32).toString('hex'),
  }
  for (const { name } of subgraphs) shared[`${name.toUpperCase()}_URL`] = `http://127.0.0.1:${await freePort()}/graphql`
  const start = (...roles: string[]) => startProcess([node, CLI, 'serve', ...roles], shared)
  const children = [start('gateway'), start(...subgraphs.map(({ name }) => name)), start('worker'), start('worker')]
  const gateway = children[0] as MeasuredProcess
  await untilReady(gateway, `${url}/readyz`)
  const postmaster = Number((await readFile(join(home, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
  return {
    name: 'distributed',
    url,
    pids: [...children.map(({ pid }) => pid), postmaster, redis.pid],
    databaseUrl: postgres.url,
    demoPassword,
    model: 'openai/bench',
    output: () => children.map(({ output }) => output()).join('\n'),
    async dispose() {
      await Promise.all(children.map((child) => child.end()))
      await redis.end()
      await postgres.dispose()
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function untilReady(child: MeasuredProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.status === 200) return
    if (child.child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`did not come up at ${url}:\n${child.output()}`)
}
