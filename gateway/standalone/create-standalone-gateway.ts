import { type Config, subgraphUrlOf } from '@chainlens/platform/config'
import { ChainLensError } from '@chainlens/platform/errors'
import { createProcessRoutes, createReadiness } from '@chainlens/platform/health'
import type { Fetch } from '@chainlens/platform/http'
import type { Metrics } from '@chainlens/platform/metrics'
import type { Logger } from '@chainlens/platform/telemetry'
import { createCore, type Gateway } from '../create-core.ts'
import { createCurrentRuntime } from '../federation/current-runtime.ts'
import { createSubgraphClient } from '../federation/requests/subgraph-client.ts'
import { createSubgraphDataSource } from '../federation/requests/subgraph-data-source.ts'
import { SupergraphRuntime } from '../federation/supergraph-runtime.ts'
import { createForwardingIdentity, forwardHeaders } from './forward-headers.ts'
import { type NamedSubgraph, readSupergraph } from './read-supergraph.ts'

/** What a gateway for anyone's supergraph is made of. */
export interface StandaloneOptions {
  config: Config
  supergraphSdl: string
  /** Headers of clients that go to subgraphs, in lower case. */
  forwardedHeaders: readonly string[]
  /** Whether clients may read the schema; browsers then get a page to ask from. */
  introspection: boolean
  /** How long a subgraph may take to answer. */
  timeoutMs: number
  logger: Logger
  metrics: Metrics
  fetch?: Fetch
}

const MAX_RESPONSE_BYTES = 50_000_000
const CONCURRENT_PER_SUBGRAPH = 100

/**
 * Serves anyone's supergraph, by itself: no accounts, no database, no Redis. Throws SUPERGRAPH_INVALID for what
 * it can't serve, SUBGRAPH_ADDRESS_MISSING where a subgraph has none.
 */
export function createStandaloneGateway(options: StandaloneOptions): Gateway {
  const { config, logger, metrics, supergraphSdl, introspection } = options
  const subgraphs = readSupergraph(supergraphSdl).map((named) => ({ ...named, url: addressOf(config, named) }))
  const dataSources = subgraphs.map(({ name, url }) => {
    const client = createSubgraphClient({
      name,
      url,
      fetch: options.fetch ?? fetch,
      metrics,
      authorize: forwardHeaders,
      logger,
      timeoutMs: options.timeoutMs,
      maxResponseBytes: MAX_RESPONSE_BYTES,
      concurrent: CONCURRENT_PER_SUBGRAPH,
    })
    return [name, createSubgraphDataSource(client, { cookieKey: null })] as const
  })
  const runtime = buildRuntime(supergraphSdl, Object.fromEntries(dataSources), introspection)
  const routes = createProcessRoutes({
    // What subgraphs say of themselves, others' do not say in our way: it stands once it has read its supergraph.
    readiness: createReadiness(async () => [{ name: 'supergraph', ok: true }]),
    metrics,
    metricsToken: config.metricsToken,
    isProduction: config.environment === 'production',
  })
  return createCore({
    current: createCurrentRuntime(runtime),
    identity: createForwardingIdentity(options.forwardedHeaders),
    others: async (request) => {
      const route = routes[new URL(request.url).pathname as keyof typeof routes]
      return route ? route(request) : new Response('Not found\n', { status: 404 })
    },
    kindOf: () => 'data',
    logger,
    metrics,
    landingPage: introspection,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
  })
}

function addressOf(config: Config, { name, url }: NamedSubgraph): string {
  const address = subgraphUrlOf(config, { name, routingUrl: url })
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address
  throw new ChainLensError({
    code: 'SUBGRAPH_ADDRESS_MISSING',
    message: `The supergraph names no address of http or https for the subgraph ${name}.`,
    hint: `Compose with its routing_url, or set ${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}_URL.`,
  })
}

function buildRuntime(
  supergraphSdl: string,
  dataSources: ConstructorParameters<typeof SupergraphRuntime>[0]['dataSources'],
  introspection: boolean,
): SupergraphRuntime {
  try {
    return new SupergraphRuntime({ supergraphSdl, dataSources, introspection })
  } catch (cause) {
    throw new ChainLensError({
      code: 'SUPERGRAPH_INVALID',
      message: `The supergraph can't be served: ${(cause as Error).message}`,
      hint: 'It has to be one of federation 2 without features that a gateway must enforce and this one does not know.',
      cause,
    })
  }
}
