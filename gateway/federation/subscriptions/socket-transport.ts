import type { GraphQLFormattedError } from 'graphql'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { identityScope } from '../../identity/identity-scope.ts'
import type { RequestContext } from '../../request-context.ts'
import { asAnswer } from '../requests/parse-answer.ts'
import { SubgraphFailure } from '../requests/subgraph-failure.ts'
import { BadStream } from './read-events.ts'
import type { StreamLimits } from './stream-limits.ts'
import { asGraphQLError } from './stream-transport.ts'
import type { OpenSource, SubgraphSubscriptionTransport } from './subgraph-source.ts'

/** What goes with a socket to a subgraph, so that it knows who asks: headers of the upgrade, and of connection_init. */
export type SocketHeaders = (context: RequestContext) => Readonly<Record<string, string>>

/** Subscriptions by sockets, until it is disposed. */
export interface SocketTransport extends SubgraphSubscriptionTransport {
  dispose(): Promise<void>
}

/** One socket and who uses it. */
interface SharedSocket {
  client: Client
  users: number
  socket: WebSocket | null
}

const KEEP_ALIVE_MS = 12_000
const CONNECT_TIMEOUT_MS = 10_000

/**
 * Subscriptions of a subgraph by graphql-transport-ws: one socket for each identity, however many subscriptions it
 * has. A socket that answers no pings is lost.
 */
export function socketTransport(options: {
  subgraph: string
  /** ws:// or wss:// */
  url: string
  headers: SocketHeaders
  limits: Pick<StreamLimits, 'maxEventCharacters'>
}): SocketTransport {
  const { subgraph, url, limits } = options
  const sockets = new Map<string, SharedSocket>()

  function connect(context: RequestContext): SharedSocket {
    const headers = options.headers(context)
    class Socket extends WebSocket {
      constructor(address: string, protocol: string) {
        const { maxEventCharacters: maxPayload } = limits
        super(address, protocol, {
          headers,
          maxPayload,
          perMessageDeflate: false,
          handshakeTimeout: CONNECT_TIMEOUT_MS,
        })
      }
    }
    const shared: SharedSocket = {
      users: 0,
      socket: null,
      client: createClient({
        url,
        webSocketImpl: Socket,
        connectionParams: headers,
        connectionAckWaitTimeout: CONNECT_TIMEOUT_MS,
        keepAlive: KEEP_ALIVE_MS,
        // Whoever uses the socket opens its subscription again by itself, behind its last event.
        retryAttempts: 0,
        on: {
          connected: (socket) => {
            shared.socket = socket as WebSocket
          },
        },
      }),
    }
    let unanswered: NodeJS.Timeout | undefined
    shared.client.on('ping', (received) => {
      if (!received) unanswered = setTimeout(() => shared.socket?.terminate(), KEEP_ALIVE_MS / 2)
    })
    shared.client.on('pong', (received) => {
      if (received) clearTimeout(unanswered)
    })
    shared.client.on('closed', () => clearTimeout(unanswered))
    return shared
  }

  return {
    async open({ query, operationName, variables, context }, listener) {
      const { signal } = context
      signal.throwIfAborted()
      const key = identityScope(context)
      const shared = sockets.get(key) ?? connect(context)
      sockets.set(key, shared)
      shared.users += 1
      const opened = Promise.withResolvers<OpenSource>()
      let isOver = false
      let isOpen = shared.socket?.readyState === WebSocket.OPEN
      const finish = (tell: () => void) => {
        if (isOver) return
        isOver = true
        signal.removeEventListener('abort', stop)
        stopListening()
        shared.users -= 1
        if (shared.users === 0 && sockets.get(key) === shared) sockets.delete(key)
        close()
        if (!signal.aborted) tell()
      }
      const stop = () => {
        finish(() => {})
        opened.reject(signal.reason)
      }
      const fail = (error: Error) =>
        finish(() => {
          if (isOpen) listener.fail(error)
          else opened.reject(new SubgraphFailure(subgraph, 'UNREACHABLE', 'no socket', error))
        })
      const source: OpenSource = { pause: () => shared.socket?.pause(), resume: () => shared.socket?.resume() }
      const begin = () => {
        isOpen = true
        opened.resolve(source)
      }
      const stopListening = shared.client.on('connected', begin)
      const close = shared.client.subscribe(
        { query, operationName, variables: { ...variables } },
        {
          next(result) {
            const answer = asAnswer(result)
            try {
              if (!answer) throw new BadStream('an event that is no GraphQL result')
              if (!isOver) listener.event({ answer, characters: 0 })
            } catch (error) {
              fail(error as Error)
            }
          },
          error(error) {
            if (isErrors(error)) finish(() => listener.end(error.map(asGraphQLError)))
            else fail(error instanceof Error ? error : new Error('the socket closed', { cause: error }))
          },
          complete: () => finish(() => listener.end()),
        },
      )
      signal.addEventListener('abort', stop, { once: true })
      if (isOpen) begin()
      return { source: await opened.promise }
    },
    async dispose() {
      await Promise.all([...sockets.values()].map(({ client }) => client.dispose()))
    },
  }
}

function isErrors(error: unknown): error is GraphQLFormattedError[] {
  return Array.isArray(error) && error.every((one) => typeof one?.message === 'string')
}
