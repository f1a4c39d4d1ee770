import type { Server } from 'node:http'
import { clientAddressOf, createReadClientAddress, type FetchHandler, type NodeHandler } from '@chainlens/platform/http'
import { createBoundedLabel, type Metrics } from '@chainlens/platform/metrics'
import type { Logger } from '@chainlens/platform/telemetry'
import { createOpenCount } from './connections/count-by-key.ts'
import { createSignedInConnections } from './connections/signed-in-connections.ts'
import type { CurrentRuntime } from './federation/current-runtime.ts'
import { STREAM_LIMITS, type StreamLimits } from './federation/subscriptions/stream-limits.ts'
import { createSubscriptions } from './federation/subscriptions/subscriptions.ts'
import { createTransports } from './federation/subscriptions/transports.ts'
import type { RefreshCookieFormat } from './http/answer-graphql.ts'
import { toResponse } from './http/graph-request.ts'
import { createGraphqlHandler } from './http/handle-graphql.ts'
import { createNodeHandler } from './http/handle-node.ts'
import type { LandingPageOptions } from './http/landing-page.ts'
import { unexpectedRefusal } from './http/refuse.ts'
import { newRequestId } from './http/request-id.ts'
import { addSecurityHeaders, type ContentKind } from './http/security-headers.ts'
import type { Identity } from './identity/identity.ts'
import { createStreamHandler } from './streaming/handle-stream.ts'
import { createStreams } from './streaming/open-streams.ts'
import { createWebSockets } from './websocket/attach-web-socket.ts'
import { createGraphqlProtocol } from './websocket/graphql-protocol.ts'
import { SOCKET_LIMITS, type SocketLimits } from './websocket/limits.ts'

/** What every gateway is made of, whosever supergraph it serves. */
export interface CoreOptions {
  /** What operations run on. */
  current: CurrentRuntime
  identity: Identity
  /** Answers what is none of the graph's addresses. */
  others: FetchHandler
  /** What answers at a path of `others` are, for the headers that go with them. */
  kindOf: (pathname: string) => ContentKind
  logger: Logger
  metrics: Metrics
  /** The page to ask from that a browser gets at /graphql; null: none. */
  landingPage: LandingPageOptions | null
  /** Where clients reach the gateway, when a proxy before it changes the host. */
  publicUrl: string | undefined
  /** CIDRs and addresses whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[]
  /** The cookie that keeps a browser signed in; undefined: there is none. */
  cookie?: RefreshCookieFormat
  sockets?: Partial<SocketLimits>
  streams?: Partial<StreamLimits>
  /** Where subgraphs take subscriptions by graphql-transport-ws, by name; the others are asked for server-sent events. */
  subscriptionSockets?: ReadonlyMap<string, string>
}

/** A gateway that answers; not bound to a port. */
export interface Gateway {
  /** Answers everything that comes over HTTP. */
  fetch: FetchHandler
  /** Answers what it can without the cost of a Request and a Response: the operations of nearly all clients. */
  answerNode: NodeHandler
  /** Takes the WebSockets of `server` at /graphql. */
  attachWebSocket(server: Server): void
  /**
   * Closes sockets (1001) and streams, each at a moment of its own within `spreadMs` (0 by default; fewer take less),
   * so that their clients don't all come back at once; then ends what runs beside requests. Once, however often it
   * is called.
   */
  dispose(spreadMs?: number): Promise<void>
}

/** Operations that are counted by name; our own have some sixty. */
const MOST_OPERATION_NAMES = 150

/**
 * The graph over HTTP, streams and sockets, with its limits, counts and logs. Who may ask, where operations
 * run, and what else there is at other addresses, it is told.
 */
export function createCore(options: CoreOptions): Gateway {
  const { current, identity, metrics, logger, publicUrl } = options
  const limits = { ...SOCKET_LIMITS, ...options.sockets }
  const observer = { metrics, labelOf: createBoundedLabel(MOST_OPERATION_NAMES) }
  const streamLimits = { ...STREAM_LIMITS, ...options.streams }
  const transports = createTransports(streamLimits, options.subscriptionSockets)
  const subscriptions = createSubscriptions({
    current,
    limits: streamLimits,
    metrics,
    transportOf: transports.of,
  })
  const signedIn = createSignedInConnections(identity.ends)
  const admission = { users: createOpenCount(limits.socketsPerUser), signedIn }
  const addresses = createOpenCount(limits.socketsPerAddress)
  const streams = createStreams({ current, subscriptions, observer, admission, addresses, logger })
  const readClientAddress = createReadClientAddress(options.trustedProxies)
  const answering = {
    streams,
    runtime: current.get,
    identity,
    publicUrl,
    clientAddress: (request: Request) =>
      readClientAddress(clientAddressOf(request), request.headers.get('x-forwarded-for')),
  }
  const { cookie, landingPage } = options
  const answerOptions = { current, identity, subscriptions, observer, logger, publicUrl, cookie }
  const graphql = createGraphqlHandler({
    ...answerOptions,
    streams,
    clientAddress: answering.clientAddress,
    landingPage,
  })
  const graphqlStream = createStreamHandler(answering)
  const webSockets = createWebSockets({
    protocol: createGraphqlProtocol({ current, identity, admission, subscriptions, observer, limits }),
    limits,
    metrics,
    addresses,
    readClientAddress,
    logger,
    publicUrl,
  })

  async function route(request: Request, pathname: string, requestId: string): Promise<Response> {
    if (pathname === '/graphql') return graphql(request, requestId)
    if (pathname === '/graphql/stream') return graphqlStream(request, requestId)
    if (pathname.startsWith('/graphql/')) return new Response('Not found\n', { status: 404 })
    return options.others(request)
  }

  let disposed: Promise<void> | null = null
  async function dispose(spreadMs: number): Promise<void> {
    await Promise.all([streams.dispose(spreadMs), webSockets.dispose(spreadMs)])
    subscriptions.dispose()
    await transports.dispose()
    signedIn.dispose()
  }

  return {
    async fetch(request) {
      const requestId = newRequestId()
      const { pathname } = new URL(request.url)
      let response: Response
      try {
        response = await route(request, pathname, requestId)
      } catch (error) {
        if (request.signal.aborted) throw error
        logger.error({ err: error, requestId }, 'request failed')
        response = toResponse(unexpectedRefusal(requestId))
      }
      response.headers.set('x-request-id', requestId)
      const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
      const isGraph = pathname.split('/')[1] === 'graphql'
      addSecurityHeaders(response.headers, isGraph ? (isPage ? 'sandbox' : 'data') : options.kindOf(pathname))
      return response
    },
    answerNode: createNodeHandler({ ...answerOptions, readClientAddress }),
    attachWebSocket: (httpServer) => webSockets.attach(httpServer),
    dispose(spreadMs = 0) {
      disposed ??= dispose(spreadMs)
      return disposed
    },
  }
}
