import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { createAccessTokenVerifier, type KeySetOptions } from '@chainlens/platform/auth'
import { createProcessRoutes, createReadiness } from '@chainlens/platform/health'
import { clientAddressOf, createReadClientAddress, type FetchHandler } from '@chainlens/platform/http'
import { createBoundedLabel } from '@chainlens/platform/metrics'
import type { Platform } from '@chainlens/platform/service'
import { createOpenCount } from './connections/count-by-key.ts'
import { createSignedInConnections } from './connections/signed-in-connections.ts'
import { createCurrentRuntime } from './federation/current-runtime.ts'
import { createSubgraphClient } from './federation/requests/subgraph-client.ts'
import { createSubgraphDataSource } from './federation/requests/subgraph-data-source.ts'
import type { StreamLimits } from './federation/subscriptions/subscribe-plan.ts'
import { SupergraphRuntime } from './federation/supergraph-runtime.ts'
import { createApolloServer } from './http/apollo-server.ts'
import { createExplorer } from './http/explorer.ts'
import { createGraphqlHandler } from './http/handle-graphql.ts'
import { findDependencies, type Readiness } from './http/health.ts'
import { refuseUnexpected } from './http/refuse.ts'
import { addSecurityHeaders } from './http/security-headers.ts'
import { createWebFiles } from './http/web-files.ts'
import type { Identification } from './identity/identify.ts'
import { createRevocations } from './identity/revocations.ts'
import { createStreamHandler } from './streaming/handle-stream.ts'
import { createStreams } from './streaming/open-streams.ts'
import { takeBrowserSpan } from './telemetry/browser-span.ts'
import { createWebSockets } from './websocket/attach-web-socket.ts'
import { createGraphqlProtocol } from './websocket/graphql-protocol.ts'
import { SOCKET_LIMITS, type SocketLimits } from './websocket/limits.ts'

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
  supergraphSdl: string
  /** All that the SDL names. */
  subgraphs: readonly GatewaySubgraph[]
  /** The built web app; undefined or empty: a page that says how to build it. */
  webDirectory?: string
  /** Limit of one request by subgraph, in milliseconds; the others have config.subgraphTimeoutMs. */
  timeouts?: Readonly<Record<string, number>>
  /** What else must be there before clients may come. */
  readiness?: () => Promise<Readiness[]>
  sockets?: Partial<SocketLimits>
  streams?: Partial<StreamLimits>
}

/** A gateway that answers; not bound to a port. */
export interface Gateway {
  /** Answers everything that comes over HTTP. */
  fetch: FetchHandler
  /** Takes the WebSockets of `server` at /graphql. */
  attachWebSocket(server: Server): void
  /** Closes sockets (1001) and ends what runs beside requests; once, however often it is called. */
  dispose(): Promise<void>
}

/** The tools subgraph runs tools while its caller waits. */
const DEFAULT_TIMEOUTS: Readonly<Record<string, number>> = { tools: 60_000 }
const MAX_RESPONSE_BYTES = 10_000_000
const CONCURRENT_PER_SUBGRAPH = 100
const READINESS_TIMEOUT_MS = 2_000
const JWKS_TIMEOUT_MS = 5_000
/** Operations that are counted by name; our own have some sixty. */
const MOST_OPERATION_NAMES = 150

const STREAM_LIMITS: StreamLimits = {
  maxEventCharacters: 1_000_000,
  silenceMs: 45_000,
  maxWaitingEvents: 1_000,
  maxWaitingCharacters: 4_000_000,
  concurrentEvents: 16,
}

/** Builds the gateway: one graph for every client. Needs nothing but the supergraph's SDL; subgraphs may come later. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { platform, subgraphs } = options
  const { config } = platform
  const logger = platform.logger.child({ subgraph: 'gateway' })
  const isProduction = config.environment === 'production'
  const stream = { ...STREAM_LIMITS, ...options.streams }
  const limits = { ...SOCKET_LIMITS, ...options.sockets }

  const dataSources = subgraphs.map(({ name, url }) => {
    const timeoutMs = options.timeouts?.[name] ?? Math.max(DEFAULT_TIMEOUTS[name] ?? 0, config.subgraphTimeoutMs)
    const client = createSubgraphClient({
      name,
      url,
      platform,
      logger,
      timeoutMs,
      maxResponseBytes: MAX_RESPONSE_BYTES,
      concurrent: CONCURRENT_PER_SUBGRAPH,
    })
    return [name, createSubgraphDataSource(client, { cookieKey: platform.keys.internalIdentity })] as const
  })
  const current = createCurrentRuntime(
    new SupergraphRuntime({
      supergraphSdl: options.supergraphSdl,
      dataSources: Object.fromEntries(dataSources),
      introspection: !isProduction,
    }),
  )

  const revocations = createRevocations(platform)
  const fetchJwks: KeySetOptions['fetchJwks'] = async () => {
    const url = new URL('/.well-known/jwks.json', platform.internal.subgraphUrl('users'))
    const response = await platform.internal.fetch(url, { signal: AbortSignal.timeout(JWKS_TIMEOUT_MS) })
    return (await response.json()) as Awaited<ReturnType<KeySetOptions['fetchJwks']>>
  }
  const identification: Identification = {
    verifier: createAccessTokenVerifier({ fetchJwks, logger }),
    revocations,
    internalKey: platform.keys.internalIdentity,
  }
  await revocations.start()

  const { metrics } = platform
  const observer = { metrics, labelOf: createBoundedLabel(MOST_OPERATION_NAMES) }
  const server = await createApolloServer({ current, stream, observer, logger, isProduction })
  const signedIn = createSignedInConnections(revocations)
  const admission = { users: createOpenCount(limits.socketsPerUser), signedIn }
  const addresses = createOpenCount(limits.socketsPerAddress)
  const streams = createStreams({ current, stream, observer, admission, addresses, logger })
  const readClientAddress = createReadClientAddress(config.trustedProxies)
  const answering = {
    streams,
    runtime: current.get,
    identification,
    publicUrl: config.publicUrl,
    clientAddress: (request: Request) =>
      readClientAddress(clientAddressOf(request), request.headers.get('x-forwarded-for')),
  }
  const graphql = createGraphqlHandler({
    ...answering,
    server,
    logger,
    secureCookie: isProduction || (config.publicUrl?.startsWith('https:') ?? false),
  })
  const graphqlStream = createStreamHandler(answering)
  const webFiles = createWebFiles(options.webDirectory)
  const explorer = createExplorer(webFiles, { isServed: !isProduction })
  const webSockets = createWebSockets({
    protocol: createGraphqlProtocol({ current, identification, admission, stream, observer, limits }),
    limits,
    metrics,
    addresses,
    readClientAddress,
    logger,
    publicUrl: config.publicUrl,
  })

  const others = async () => [...((await options.readiness?.()) ?? []), ...(await platform.dependencies())]
  const asking = { subgraphs, fetch: platform.internal.fetch, timeoutMs: READINESS_TIMEOUT_MS, others }
  const ownRoutes = createProcessRoutes({
    readiness: createReadiness(() => findDependencies(asking)),
    metrics,
    metricsToken: config.metricsToken,
    isProduction,
  })

  const browserSpans = { identification, limits: platform.limits, publicUrl: config.publicUrl }

  async function route(request: Request, requestId: string): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/graphql') return graphql(request, requestId)
    if (pathname === '/graphql/stream') return graphqlStream(request, requestId)
    const own = ownRoutes[pathname as keyof typeof ownRoutes]
    if (own) return own(request)
    if (pathname === '/telemetry/browser') return takeBrowserSpan(request, browserSpans)
    if (pathname.startsWith('/graphql/')) return new Response('Not found\n', { status: 404 })
    if (/^\/explorer(\/|$)/.test(pathname)) return explorer(request)
    return webFiles(request)
  }

  let disposed: Promise<void> | null = null
  async function dispose(): Promise<void> {
    streams.dispose()
    await webSockets.dispose()
    signedIn.dispose()
    await revocations.dispose()
    await server.stop()
  }

  return {
    async fetch(request) {
      const requestId = randomUUID()
      let response: Response
      try {
        response = await route(request, requestId)
      } catch (error) {
        if (request.signal.aborted) throw error
        logger.error({ err: error, requestId }, 'request failed')
        response = refuseUnexpected(requestId)
      }
      response.headers.set('x-request-id', requestId)
      const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
      const [, area] = new URL(request.url).pathname.split('/')
      const isExplorer = area === 'explorer' && !isProduction
      const ofPages = isExplorer ? 'explorer' : 'web'
      addSecurityHeaders(response.headers, area === 'graphql' ? (isPage ? 'sandbox' : 'data') : ofPages)
      return response
    },
    attachWebSocket: (httpServer) => webSockets.attach(httpServer),
    dispose() {
      disposed ??= dispose()
      return disposed
    },
  }
}
