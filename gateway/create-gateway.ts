import { createAccessTokenVerifier, type KeySetOptions } from '@chainlens/platform/auth'
import { createProcessRoutes, createReadiness } from '@chainlens/platform/health'
import type { Platform } from '@chainlens/platform/service'
import { createCore, type Gateway } from './create-core.ts'
import { createDataSourceRegistry, type SubgraphAddress } from './federation/reload/data-source-registry.ts'
import { createLiveSupergraph } from './federation/reload/live-supergraph.ts'
import type { SupergraphSource } from './federation/reload/supergraph-source.ts'
import { createChanges } from './federation/requests/changes.ts'
import { createSubgraphDataSource } from './federation/requests/subgraph-data-source.ts'
import type { StreamLimits } from './federation/subscriptions/stream-limits.ts'
import { createExplorer } from './http/explorer.ts'
import { findDependencies, type Readiness } from './http/health.ts'
import { createWebFiles } from './http/web-files.ts'
import type { Identification } from './identity/identify.ts'
import { createAccountIdentity } from './identity/identity.ts'
import { readRefreshCookie, writeRefreshCookie } from './identity/refresh-cookie.ts'
import { createRevocations } from './identity/revocations.ts'
import { signRequests } from './identity/sign-requests.ts'
import { subgraphsHere } from './identity/subgraphs-here.ts'
import { takeRefreshCookie } from './identity/take-refresh-cookie.ts'
import type { Limits } from './limits/limits.ts'
import { OWN_LIMITS } from './limits/own-limits.ts'
import { takeBrowserSpan } from './telemetry/browser-span.ts'
import type { SocketLimits } from './websocket/limits.ts'

/** A subgraph that the gateway asks. */
export interface GatewaySubgraph {
  name: string
  /** …/graphql; reached through platform.internal.fetch. */
  url: string
  /** False: readiness is only degraded without it. */
  required?: boolean
}

/** What a gateway is made of. */
export interface GatewayOptions {
  platform: Platform
  /** The one to begin with. */
  supergraphSdl: string
  /** Where others come from while it runs; left out: none do. */
  supergraphSource?: SupergraphSource
  /** Those whose address is known; of others that an SDL names, `subgraphUrl` or the SDL says it. */
  subgraphs: readonly GatewaySubgraph[]
  /** Where a subgraph is that `subgraphs` does not list; undefined: where the SDL says. */
  subgraphUrl?: (name: string) => string | undefined
  /** The built web app; undefined or empty: a page that says how to build it. */
  webDirectory?: string
  /** Limit of one request by subgraph, in milliseconds; the others have config.subgraphTimeoutMs. */
  timeouts?: Readonly<Record<string, number>>
  /** What else must be there before clients may come. */
  readiness?: () => Promise<Readiness[]>
  /** What one operation may ask for; OWN_LIMITS and LIMITS where left out. */
  limits?: Partial<Limits>
  sockets?: Partial<SocketLimits>
  streams?: Partial<StreamLimits>
}

/** The tools subgraph runs tools while its caller waits. */
const DEFAULT_TIMEOUTS: Readonly<Record<string, number>> = { tools: 60_000 }
/** A subgraph of ours whose stream says nothing for as long, or takes as long to begin, is sought again: a run that is followed may not stand still for 15 s. */
const SILENCE_MS = 12_500
/** How events of runs are numbered. */
const RUN_EVENTS = { argument: 'afterSequence', field: 'sequence' }
const MAX_RESPONSE_BYTES = 10_000_000
const CONCURRENT_PER_SUBGRAPH = 100
const READINESS_TIMEOUT_MS = 2_000
const JWKS_TIMEOUT_MS = 5_000

/** Builds ChainLens' gateway: one graph for every client. Needs nothing but the supergraph's SDL; subgraphs may come later. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { platform, subgraphs } = options
  const { config, metrics } = platform
  const { fetch } = platform.internal
  const logger = platform.logger.child({ subgraph: 'gateway' })
  const isProduction = config.environment === 'production'

  const { internalIdentity } = platform.keys
  const sourceOptions = {
    authorize: signRequests(internalIdentity),
    refusalsAreOurs: true,
    onMutation: takeRefreshCookie(internalIdentity),
    here: subgraphsHere(platform.internal),
    maxResponseBytes: MAX_RESPONSE_BYTES,
    concurrent: CONCURRENT_PER_SUBGRAPH,
    changes: createChanges(),
    metrics,
    logger,
  }
  const openDataSource = ({ name, url }: SubgraphAddress) => {
    const timeoutMs = options.timeouts?.[name] ?? Math.max(DEFAULT_TIMEOUTS[name] ?? 0, config.subgraphTimeoutMs)
    const openTimeoutMs = Math.min(timeoutMs, options.streams?.silenceMs ?? SILENCE_MS)
    return createSubgraphDataSource({ ...sourceOptions, name, url, timeoutMs, openTimeoutMs })
  }
  const listed = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]))
  const supergraph = createLiveSupergraph({
    supergraphSdl: options.supergraphSdl,
    addressOf: (name, routingUrl) => listed.get(name)?.url ?? options.subgraphUrl?.(name) ?? routingUrl,
    dataSources: createDataSourceRegistry({ open: openDataSource, close: (source) => void source.dispose() }),
    introspection: !isProduction,
    limits: { ...OWN_LIMITS, ...options.limits },
    metrics,
    logger,
  })

  const revocations = createRevocations(platform)
  const fetchJwks: KeySetOptions['fetchJwks'] = async () => {
    const url = new URL('/.well-known/jwks.json', platform.internal.subgraphUrl('users'))
    const response = await fetch(url, { signal: AbortSignal.timeout(JWKS_TIMEOUT_MS) })
    return (await response.json()) as Awaited<ReturnType<KeySetOptions['fetchJwks']>>
  }
  const identification: Identification = {
    verifier: createAccessTokenVerifier({ fetchJwks, logger }),
    revocations,
    internalKey: platform.keys.internalIdentity,
  }
  await revocations.start()

  const webFiles = createWebFiles(options.webDirectory)
  const explorer = createExplorer(webFiles, { isServed: !isProduction })
  const others = async () => [
    supergraph.readiness(),
    ...((await options.readiness?.()) ?? []),
    ...(await platform.dependencies()),
  ]
  const asking = () => ({
    subgraphs: supergraph.subgraphs().map(({ name, url }) => ({ name, url, required: listed.get(name)?.required })),
    fetch,
    timeoutMs: READINESS_TIMEOUT_MS,
    others,
  })
  const ownRoutes = createProcessRoutes({
    readiness: createReadiness(() => findDependencies(asking()), platform.life),
    metrics,
    metricsToken: config.metricsToken,
    isProduction,
  })
  const browserSpans = { identification, limits: platform.limits, publicUrl: config.publicUrl }
  const isOfExplorer = (pathname: string) => /^\/explorer(\/|$)/.test(pathname)

  async function route(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const own = ownRoutes[pathname as keyof typeof ownRoutes]
    if (own) return own(request)
    if (pathname === '/telemetry/browser') return takeBrowserSpan(request, browserSpans)
    return isOfExplorer(pathname) ? explorer(request) : webFiles(request)
  }

  const secure = isProduction || (config.publicUrl?.startsWith('https:') ?? false)
  const core = createCore({
    current: supergraph.current,
    identity: createAccountIdentity(identification),
    others: route,
    kindOf: (pathname) => (isOfExplorer(pathname) && !isProduction ? 'explorer' : 'web'),
    logger,
    metrics,
    landingPage: isProduction ? null : { hasExplorer: true },
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    cookie: { read: readRefreshCookie, write: (cookie) => writeRefreshCookie(cookie, { secure }) },
    sockets: options.sockets,
    streams: { position: RUN_EVENTS, silenceMs: SILENCE_MS, ...options.streams },
  })
  const watching = options.supergraphSource?.watch(supergraph.listener)
  let disposed: Promise<void> | null = null
  return {
    ...core,
    dispose(spreadMs) {
      watching?.dispose()
      disposed ??= core.dispose(spreadMs).then(async () => {
        await revocations.dispose()
        supergraph.dispose()
      })
      return disposed
    },
  }
}
