import { type Config, subgraphUrlOf } from '@chainlens/platform/config'
import { createProcessRoutes, createReadiness, type ProcessLife } from '@chainlens/platform/health'
import type { Fetch } from '@chainlens/platform/http'
import type { Metrics } from '@chainlens/platform/metrics'
import type { Logger } from '@chainlens/platform/telemetry'
import { createCore, type Gateway } from '../create-core.ts'
import { createDataSourceRegistry, type SubgraphAddress } from '../federation/reload/data-source-registry.ts'
import { createLiveSupergraph } from '../federation/reload/live-supergraph.ts'
import type { SupergraphSource } from '../federation/reload/supergraph-source.ts'
import { createChanges } from '../federation/requests/changes.ts'
import { createSubgraphDataSource } from '../federation/requests/subgraph-data-source.ts'
import type { FindHere } from '../federation/requests/subgraph-way.ts'
import type { Limits } from '../limits/limits.ts'
import { createForwardingIdentity, forwardHeaders } from './forward-headers.ts'

/** What a gateway for anyone's supergraph is made of. */
export interface StandaloneOptions {
  config: Config
  /** The one to begin with. */
  supergraphSdl: string
  /** Where others come from while it runs; left out: none do. */
  supergraphSource?: SupergraphSource
  /** Headers of clients that go to subgraphs, in lower case. */
  forwardedHeaders: readonly string[]
  /** Whether clients may read the schema; browsers then get a page to ask from. */
  introspection: boolean
  /** What one operation may ask for; LIMITS where left out. */
  limits?: Partial<Limits>
  /** Where subgraphs take subscriptions by graphql-transport-ws, by name; the others are asked for server-sent events. */
  subscriptionSockets?: ReadonlyMap<string, string>
  /** How long a subgraph may take to answer. */
  timeoutMs: number
  logger: Logger
  metrics: Metrics
  fetch?: Fetch
  /** Whether the process was told to end, for /readyz; left out: it goes on. */
  life?: ProcessLife
  /** Subgraphs of this process: they are asked without a socket. */
  here?: FindHere
}

const MAX_RESPONSE_BYTES = 50_000_000
const CONCURRENT_PER_SUBGRAPH = 100

/**
 * Serves anyone's supergraph, by itself: no accounts, no database, no Redis. Throws SUPERGRAPH_INVALID for what
 * it can't serve, SUBGRAPH_ADDRESS_MISSING where a subgraph has none.
 */
export function createStandaloneGateway(options: StandaloneOptions): Gateway {
  const { config, logger, metrics, introspection } = options
  const sourceOptions = {
    authorize: forwardHeaders,
    refusalsAreOurs: false,
    fetch: options.fetch,
    here: options.here,
    timeoutMs: options.timeoutMs,
    maxResponseBytes: MAX_RESPONSE_BYTES,
    concurrent: CONCURRENT_PER_SUBGRAPH,
    changes: createChanges(),
    metrics,
    logger,
  }
  const openDataSource = (subgraph: SubgraphAddress) => createSubgraphDataSource({ ...sourceOptions, ...subgraph })
  const supergraph = createLiveSupergraph({
    supergraphSdl: options.supergraphSdl,
    addressOf: (name, routingUrl) => subgraphUrlOf(config, { name, routingUrl }),
    dataSources: createDataSourceRegistry({ open: openDataSource, close: (source) => void source.dispose() }),
    introspection,
    limits: options.limits,
    metrics,
    logger,
  })
  const routes = createProcessRoutes({
    // What subgraphs say of themselves, others' do not say in our way: it stands once it has read its supergraph.
    readiness: createReadiness(async () => [supergraph.readiness()], options.life),
    metrics,
    metricsToken: config.metricsToken,
    isProduction: config.environment === 'production',
  })
  const core = createCore({
    current: supergraph.current,
    identity: createForwardingIdentity(options.forwardedHeaders),
    others: async (request) => {
      const route = routes[new URL(request.url).pathname as keyof typeof routes]
      return route ? route(request) : new Response('Not found\n', { status: 404 })
    },
    kindOf: () => 'data',
    subscriptionSockets: options.subscriptionSockets,
    logger,
    metrics,
    landingPage: introspection ? { hasExplorer: false } : null,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
  })
  const watching = options.supergraphSource?.watch(supergraph.listener)
  let disposed: Promise<void> | null = null
  return {
    ...core,
    dispose(spreadMs) {
      watching?.dispose()
      disposed ??= core.dispose(spreadMs).then(() => supergraph.dispose())
      return disposed
    },
  }
}
