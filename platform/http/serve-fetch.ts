import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ChainLensError } from '../errors/index.ts'
import { rememberClientAddress } from './client-address.ts'
import { holdRequest } from './hold-request.ts'
import type { FetchHandler } from './local-first.ts'

/** Answers a request by Node's own messages, to its end; null: it is not one that it answers, and nothing was read of it. */
export type NodeHandler = (message: IncomingMessage, target: ServerResponse) => Promise<void> | null

/** A bound server. */
export interface BoundServer {
  server: Server
  port: number
  url: string
  /** Ends open connections after `graceMs` and frees the port. */
  dispose(graceMs?: number): Promise<void>
}

/** Null where its Host, its target or its method is none that a Request can have. */
function toRequest(message: IncomingMessage, signal: AbortSignal): Request | null {
  const host = message.headers.host ?? 'localhost'
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined && !name.startsWith(':')) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const hasBody = message.method !== 'GET' && message.method !== 'HEAD'
  const url = `http://${host}${message.url ?? '/'}`
  if (!URL.canParse(url) || /^(CONNECT|TRACE|TRACK)$/.test(message.method ?? '')) return null
  const request = new Request(url, {
    method: message.method ?? 'GET',
    headers,
    signal,
    ...(hasBody ? { body: Readable.toWeb(message) as ReadableStream, duplex: 'half' } : {}),
  } as RequestInit)
  return holdRequest(rememberClientAddress(request, message.socket.remoteAddress))
}

async function send(response: Response, target: ServerResponse): Promise<void> {
  const cookies = response.headers.getSetCookie()
  target.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') target.setHeader(name, value)
  if (cookies.length) target.setHeader('set-cookie', cookies)
  if (!response.body) {
    target.end()
    return
  }
  if (target.destroyed) return response.body.cancel()
  target.flushHeaders()
  await pipeline(Readable.fromWeb(response.body as never), target)
}

/**
 * Binds a handler to a port (0: any free one). A request's signal aborts when its client goes. `direct` is asked
 * first. Once `life` says that the process is leaving, each answer closes its connection, so that whoever keeps
 * connections takes the next request elsewhere before they break.
 * Throws PORT_IN_USE or PORT_FORBIDDEN with what to do.
 */
export async function serveFetch(
  handler: FetchHandler,
  options: {
    port: number
    host: string
    onError?: (error: unknown) => void
    direct?: NodeHandler
    life?: { readonly isLeaving: boolean }
  },
): Promise<BoundServer> {
  const server = createServer((message, target) => {
    if (options.life?.isLeaving) target.shouldKeepAlive = false
    const directly = options.direct?.(message, target)
    if (directly) {
      directly.catch(options.onError).finally(() => dropRest(message))
      return
    }
    const gone = new AbortController()
    // It closes after every answer; an abort that nobody needs costs an exception.
    target.once('close', () => target.writableFinished || gone.abort())
    const answer = async () => {
      try {
        const request = toRequest(message, gone.signal)
        await send(request ? await handler(request) : new Response('Bad request', { status: 400 }), target)
      } catch (error) {
        if (!isOfClient(error, gone.signal)) options.onError?.(error)
        if (!target.headersSent) target.writeHead(500)
        target.end()
      }
      dropRest(message)
    }
    void answer()
  })
  // Node's own list of connections leaves out those that became WebSockets.
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  // Longer than the gateway's keep-alive, so that a connection is never closed while it is being reused.
  server.keepAliveTimeout = 65_000
  server.requestTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(bindError(error, options.port)))
    server.listen(options.port, options.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    server,
    port,
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    async dispose(graceMs = 0) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const force = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, graceMs)
      await closed
      clearTimeout(force)
    },
  }
}

/** Whether an error says no more than that the client went. */
function isOfClient(error: unknown, gone: AbortSignal): boolean {
  if (!gone.aborted) return false
  const { code = '', name = '' } = error as { code?: string; name?: string }
  return name === 'AbortError' || /^(ERR_STREAM_|ECONNRESET|EPIPE)/.test(code)
}

/** What was not read of a body: nothing after it on its connection would be heard while it waits there. */
function dropRest(message: IncomingMessage): void {
  if (message.complete || message.destroyed) return
  message.removeAllListeners('data')
  message.resume()
}

function bindError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new ChainLensError({
      code: 'PORT_IN_USE',
      message: `Port ${port} is in use by another program.`,
      hint: 'Stop that program, or choose another port: PORT=4100 npm start',
      cause: error,
    })
  if (error.code === 'EACCES')
    return new ChainLensError({
      code: 'PORT_FORBIDDEN',
      message: `Port ${port} may not be bound by this user.`,
      hint: 'Choose a port above 1024: PORT=4000 npm start',
      cause: error,
    })
  return error
}
