import { untilAborted } from '@chainlens/platform/async'
import type { GraphQLFormattedError } from 'graphql'
import { identityScope } from '../../identity/identity-scope.ts'
import type { RequestContext } from '../../request-context.ts'
import { SubgraphFailure } from '../requests/subgraph-failure.ts'
import { eventOf } from './read-stream.ts'
import type { StreamLimits } from './stream-limits.ts'
import { asGraphQLError } from './stream-transport.ts'
import { openSubgraphSocket, type SubgraphSocket } from './subgraph-socket.ts'
import type { OpenSource, SourceListener, SubgraphSubscriptionTransport } from './subgraph-source.ts'

/** What goes with a socket to a subgraph, so that it knows who asks: headers of the upgrade, and of connection_init. */
export type SocketHeaders = (context: RequestContext) => Readonly<Record<string, string>>

/** Subscriptions by sockets, until it is disposed. */
export interface SocketTransport extends SubgraphSubscriptionTransport {
  dispose(): Promise<void>
}

/** One socket and how many use it. */
interface SharedSocket {
  socket: SubgraphSocket
  users: number
  /** Those whose viewers can't follow: all of a socket wait for them. */
  pausedBy: Set<OpenSource>
}

const KEEP_ALIVE_MS = 12_000
const CONNECT_TIMEOUT_MS = 10_000

/**
 * Subscriptions of a subgraph by graphql-transport-ws: one socket for each identity, however many subscriptions it
 * has. A socket that answers no pings is lost; whoever used it opens its subscription again by itself.
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

  function socketFor(context: RequestContext, key: string): SharedSocket {
    const known = sockets.get(key)
    if (known) return known
    const socket = openSubgraphSocket({
      url,
      headers: options.headers(context),
      maxPayload: limits.maxEventCharacters,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      keepAliveMs: KEEP_ALIVE_MS,
      onGone: () => {
        if (sockets.get(key) === shared) sockets.delete(key)
      },
    })
    const shared: SharedSocket = { socket, users: 0, pausedBy: new Set() }
    sockets.set(key, shared)
    return shared
  }

  /** The last one who uses a socket closes it. */
  function leave(shared: SharedSocket, key: string): void {
    shared.users -= 1
    if (shared.users > 0) return
    if (sockets.get(key) === shared) sockets.delete(key)
    shared.socket.close()
  }

  return {
    async open({ query, operationName, variables, context }, listener) {
      const { signal } = context
      signal.throwIfAborted()
      const key = identityScope(context)
      const shared = socketFor(context, key)
      shared.users += 1
      try {
        await untilAborted(shared.socket.opened, signal)
      } catch (error) {
        leave(shared, key)
        signal.throwIfAborted()
        throw new SubgraphFailure(subgraph, 'UNREACHABLE', 'no socket', error)
      }
      const payload = { query, operationName, variables: { ...variables } }
      return { source: follow(shared, payload, { listener, signal, onOver: () => leave(shared, key) }) }
    },
    async dispose() {
      for (const { socket } of sockets.values()) socket.close()
      sockets.clear()
    },
  }
}

/** One subscription on a socket that is open. */
function follow(
  { socket, pausedBy }: SharedSocket,
  payload: Readonly<Record<string, unknown>>,
  { listener, signal, onOver }: { listener: SourceListener; signal: AbortSignal; onOver(): void },
): OpenSource {
  let isOver = false
  const finish = (tell: () => void) => {
    if (isOver) return
    isOver = true
    signal.removeEventListener('abort', stop)
    source.resume()
    end()
    onOver()
    if (!signal.aborted) tell()
  }
  const stop = () => finish(() => {})
  const fail = (error: Error) => finish(() => listener.fail(error))
  const source: OpenSource = {
    pause() {
      if (isOver) return
      pausedBy.add(source)
      socket.pause()
    },
    resume() {
      if (pausedBy.delete(source) && pausedBy.size === 0) socket.resume()
    },
  }
  const end = socket.subscribe(payload, {
    next(text) {
      if (isOver) return
      try {
        listener.event(eventOf(text))
      } catch (error) {
        fail(error as Error)
      }
    },
    errors(errors) {
      if (isErrors(errors)) finish(() => listener.end(errors.map(asGraphQLError)))
      else fail(new Error('an error that is none'))
    },
    complete: () => finish(() => listener.end()),
    lost: fail,
  })
  signal.addEventListener('abort', stop, { once: true })
  return source
}

function isErrors(errors: unknown): errors is GraphQLFormattedError[] {
  return Array.isArray(errors) && errors.every((one) => typeof one?.message === 'string')
}
