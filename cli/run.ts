import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { closeWithin } from '@chainlens/platform/async'
import { type Config, readSubgraphs, type SubgraphEntry, subgraphUrlOf } from '@chainlens/platform/config'
import { createSubgraph, type RunningSubgraph } from '@chainlens/platform/graphql'
import {
  type BoundServer,
  type FetchHandler,
  type LocalService,
  localFirst,
  localServiceAt,
  serveFetch,
} from '@chainlens/platform/http'
import type { Mail } from '@chainlens/platform/mail'
import { createPlatform, type InternalServices } from '@chainlens/platform/service'
import { type Logger, startTracing } from '@chainlens/platform/telemetry'
import { followSchema } from './dev/follow-schema.ts'
import { loadDefinition } from './load-definition.ts'
import { namesOf, type Roles } from './roles.ts'
import { rootDirectory } from './root-directory.ts'
import { seedDemo } from './seed-demo.ts'
import { serveProcess } from './serve-process.ts'

/** What one part may take to end: the parts after it have to end too. A run in the middle of its tools has its own limit. */
const STEP_MS = 20_000

/** What a process runs, once it runs. */
export interface RunningProcess {
  /** Where the gateway listens; undefined without the gateway role. */
  gatewayUrl: string | undefined
  /** Ports that were bound, by service name. */
  ports: Record<string, number>
  dispose(): Promise<void>
}

/** What run takes. `config` has everything filled in: DATABASE_URL and the secret too. */
export interface RunInput {
  config: Config
  roles: Roles
  logger: Logger
  /** Told to the person who waits. */
  progress: (line: string) => void
  /** Told of each mail that a local outbox takes. */
  onMail?: (mail: Mail) => void
  /** Subgraphs take up their schemas' files when these change, and this is told what comes of it; left out: they don't. */
  followSchemas?: (line: string) => void
}

/**
 * The one composition root: builds the platform from settings, starts the subgraphs and workers that
 * the roles name, and the gateway. One process or many differ in what `roles` and `config` say.
 */
export async function run({
  config,
  roles,
  logger,
  progress,
  onMail,
  followSchemas,
}: RunInput): Promise<RunningProcess> {
  const { subgraphs } = readSubgraphs(join(rootDirectory, 'rover.yaml'))
  const urls = new Map(subgraphs.map((entry) => [entry.name, subgraphUrlOf(config, entry)]))
  const isWhole = subgraphs.every(({ name }) => roles.subgraphs.includes(name))
  const graphs = new Map<string, LocalService | FetchHandler>()
  const gatewayUrl = config.gatewayUrl ?? `http://localhost:${config.port}/graphql`
  const internal: InternalServices = {
    fetch: localFirst(graphs, fetch),
    serviceHere: (host) => localServiceAt(graphs, host),
    gatewayUrl,
    subgraphUrl: (name) => urls.get(name) ?? '',
  }
  const undo: (() => Promise<void>)[] = []
  // Runs have a grace of their own, and sockets a time over which they are told.
  const stepMs = STEP_MS + Math.max(config.drain.runGraceMs ?? 0, config.drain.socketsMs)
  const dispose = async () => {
    for (const step of undo.splice(0).reverse()) await closeWithin({ close: step }, stepMs, logger)
  }
  let leave: () => Promise<void> = async () => {}
  try {
    const tracing = await startTracing(config.tracing, { name: nameOf(roles), environment: config.environment, logger })
    undo.push(() => tracing.dispose())
    const platform = await createPlatform(config, logger, internal, onMail)
    leave = async () => {
      platform.life.leave()
      // Whoever sends clients here has to notice first; what they still send is served.
      await pause(config.drain.readinessLeadMs ?? 0)
    }
    undo.push(() => platform.dispose())
    platform.metrics.addProcess()
    const running = new Map<string, RunningSubgraph>()
    const ports: Record<string, number> = {}
    let seeding: Promise<void> | undefined
    const start = async (entry: SubgraphEntry): Promise<void> => {
      const definition = await loadDefinition(entry.name)
      const isServed = roles.subgraphs.includes(entry.name)
      const works =
        definition.workers !== undefined && roles.pools.some((pool) => definition.pools?.includes(pool) ?? true)
      if (!isServed && !works) return
      const subgraph = await createSubgraph(definition, platform, readFileSync(entry.schemaFile, 'utf8'))
      undo.push(() => subgraph.dispose())
      running.set(entry.name, subgraph)
      if (followSchemas) {
        const following = followSchema(subgraph, entry.schemaFile, followSchemas)
        undo.push(async () => following.dispose())
      }
      const url = new URL(urls.get(entry.name) ?? '')
      if (isServed) graphs.set(url.host, subgraph)
      if (isServed && entry.name === 'users') {
        seeding = seedDemo(platform)
        // Whoever waits for it below is told; until then it must not end the process.
        seeding.catch(() => {})
      }
      // A process that holds all of it needs no ports but the gateway's.
      if (isServed && !(roles.gateway && isWhole)) {
        // Whoever finds it ready may sign in.
        if (entry.name === 'users') await seeding
        const bound = await serveFetch(subgraph.fetch, {
          port: Number(url.port),
          host: config.host,
          life: platform.life,
        })
        undo.push(() => bound.dispose(2_000))
        ports[entry.name] = bound.port
      }
    }
    progress(`Starting ${namesOf({ ...roles, gateway: false }).join(', ')}`)
    await Promise.all(subgraphs.map(start))
    // While the gateway's planner is being loaded, the demo account is made.
    const [gateway] = await Promise.all([roles.gateway ? startGateway() : undefined, seeding])
    if (gateway) ports.gateway = gateway.port
    if (roles.pools.length > 0)
      for (const subgraph of running.values()) {
        await subgraph.startWorkers(roles.pools)
        // First of all when the process ends: a run in the middle of its tool calls is handed over, not answered with failures.
        undo.push(() => subgraph.stopWorkers())
      }
    // A process that serves nothing else: a worker.
    if (config.metricsPort !== undefined && !gateway && roles.subgraphs.length === 0) {
      const dependencies = async () =>
        (await Promise.all([...running.values()].map((one) => one.dependencies()))).flat()
      const bound = await serveProcess(platform, { dependencies, port: config.metricsPort })
      undo.push(() => bound.dispose())
      ports.metrics = bound.port
    }
    return {
      gatewayUrl: gateway?.url,
      ports,
      async dispose() {
        await leave()
        await dispose()
      },
    }

    async function startGateway(): Promise<BoundServer> {
      progress('Starting the gateway')
      // Only here: a process without this role need not load the planner.
      const { createGateway, openSupergraphSource, serveGateway } = await import('@chainlens/gateway')
      const location = config.supergraph ?? join(rootDirectory, 'schema/supergraph.graphql')
      const supergraphSource = openSupergraphSource(location, { pollMs: config.supergraphPollMs })
      const gateway = await createGateway({
        platform,
        supergraphSdl: await supergraphSource.read(),
        supergraphSource,
        subgraphs: subgraphs.map(({ name }) => ({ name, url: urls.get(name) ?? '' })),
        subgraphUrl: (name) => config.subgraphUrls[name],
        webDirectory: join(rootDirectory, 'web/dist'),
      })
      graphs.set(new URL(gatewayUrl).host, gateway.fetch)
      // Once it listens it says that it is ready, and a person may sign in.
      await seeding
      const onError = (error: unknown) => logger.error({ err: error }, 'request failed')
      const bound = await serveGateway(gateway, {
        port: config.port,
        host: config.host,
        onError,
        spreadMs: config.drain.socketsMs,
        life: platform.life,
      })
      undo.push(() => bound.dispose(2_000))
      return bound
    }
  } catch (error) {
    await dispose()
    throw error
  }
}

/** What a process is called in traces: what it runs. */
function nameOf(roles: Roles): string {
  const names = namesOf(roles)
  return names.length === 1 ? `chainlens-${names[0]?.replace(':', '-')}` : 'chainlens'
}
