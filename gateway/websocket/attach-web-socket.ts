import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ReadClientAddress, readHeaders } from '@chainlens/platform/http'
import type { Metrics } from '@chainlens/platform/metrics'
import type { Logger } from '@chainlens/platform/telemetry'
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { OpenCount } from '../connections/count-by-key.ts'
import { spreadOut } from '../connections/spread-out.ts'
import { isOwnOrigin } from '../identity/own-origin.ts'
import type { Connection, Protocol } from './connection.ts'
import type { SocketLimits } from './limits.ts'
import { createMessageRate } from './message-rate.ts'

/** What sockets need. */
export interface WebSocketOptions {
  protocol: Protocol
  limits: SocketLimits
  metrics: Metrics
  addresses: OpenCount
  readClientAddress: ReadClientAddress
  logger: Logger
  /** Where browsers reach the gateway, when a proxy before it changes the host. */
  publicUrl: string | undefined
}

/** Takes the upgrades of servers at /graphql. */
export interface WebSockets {
  attach(server: HttpServer): void
  /**
   * Closes all with 1001, within `spreadMs`, which tells clients to connect again elsewhere; takes no more.
   */
  dispose(spreadMs: number): Promise<void>
}

const CLOSE_TIMEOUT_MS = 1_000
/** WebSocket's own code for a server that ends: clients connect again. */
const GOING_AWAY = 1001
/** WebSocket's own code, after which graphql-ws does not connect again by itself. */
const POLICY_VIOLATION = 1008

/** Sockets that speak graphql-transport-ws; pages of other sites and crowds are turned away before the upgrade. */
export function createWebSockets(options: WebSocketOptions): WebSockets {
  const { limits, addresses, readClientAddress, logger, publicUrl } = options
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: limits.maxMessageBytes,
    handleProtocols,
  })
  let isEnding = false
  const attached = new Map<HttpServer, (request: IncomingMessage, socket: Duplex, head: Buffer) => void>()

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    if (request.url?.split('?')[0] !== '/graphql') {
      turnAway(socket, '404 Not Found')
      return
    }
    if (isEnding) {
      turnAway(socket, '503 Service Unavailable')
      return
    }
    const { origin, host } = request.headers
    if (!isOwnOrigin(origin ?? null, host ?? null, publicUrl)) {
      turnAway(socket, '403 Forbidden')
      return
    }
    const forwardedFor = request.headers['x-forwarded-for']
    const address = readClientAddress(request.socket.remoteAddress ?? null, forwardedFor ? String(forwardedFor) : null)
    const leave = addresses.open(address ?? '')
    if (!leave) {
      turnAway(socket, '429 Too Many Requests')
      return
    }
    socket.once('close', leave)
    server.handleUpgrade(request, socket, head, (webSocket) => open(webSocket, socket, address, request))
  }

  function open(
    socket: WebSocket,
    transport: Duplex,
    clientAddress: string | null,
    { headers }: IncomingMessage,
  ): void {
    const life = new AbortController()
    const connection: Connection = {
      socket,
      transport,
      clientAddress,
      headers: readHeaders(headers),
      logger,
      signal: life.signal,
      identified: null,
      onClose: [],
    }
    options.metrics.sockets.inc()
    if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL)
      socket.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable')
    else listen(connection)
    connection.onClose.push(keepAlive(socket, limits.keepAliveMs))
    socket.on('error', (error) => logger.debug({ err: error }, 'socket'))
    socket.once('close', () => {
      options.metrics.sockets.dec()
      life.abort()
      for (const step of connection.onClose) step()
    })
  }

  function listen(connection: Connection): void {
    const { socket } = connection
    const take = options.protocol(connection)
    const mayTake = createMessageRate(limits)
    socket.on('message', (data) => {
      if (socket.readyState !== socket.OPEN) return
      if (mayTake()) take(String(data))
      else socket.close(POLICY_VIOLATION, 'Too many messages')
    })
  }

  return {
    attach(httpServer) {
      attached.set(httpServer, upgrade)
      httpServer.on('upgrade', upgrade)
    },
    async dispose(spreadMs) {
      isEnding = true
      const open = [...server.clients]
      const allClosed = Promise.all(open.map((socket) => new Promise((resolve) => socket.once('close', resolve))))
      await spreadOut(open, spreadMs, (socket) => socket.close(GOING_AWAY, 'Going away'))
      const timer = setTimeout(() => {
        for (const socket of open) socket.terminate()
      }, CLOSE_TIMEOUT_MS)
      await allClosed
      clearTimeout(timer)
      for (const [httpServer, listener] of attached) httpServer.off('upgrade', listener)
      server.close()
    },
  }
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Pings, and ends a socket whose client does not answer until the next ping; returns the way to stop. */
function keepAlive(socket: WebSocket, everyMs: number): () => void {
  let isAlive = true
  socket.on('pong', () => {
    isAlive = true
  })
  const timer = setInterval(() => {
    if (!isAlive) {
      socket.terminate()
      return
    }
    isAlive = false
    socket.ping()
  }, everyMs)
  return () => clearInterval(timer)
}
