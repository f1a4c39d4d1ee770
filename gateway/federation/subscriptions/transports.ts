import type { SupergraphRuntime } from '../supergraph-runtime.ts'
import { BadStream } from './read-events.ts'
import { type SocketTransport, socketTransport } from './socket-transport.ts'
import type { StreamLimits } from './stream-limits.ts'
import { streamTransport } from './stream-transport.ts'
import type { SubgraphSubscriptionTransport } from './subgraph-source.ts'

/** The ways subscriptions go to subgraphs. */
export interface Transports {
  /** Events that are not what was asked for count as a lost source. */
  of(runtime: SupergraphRuntime, subgraph: string): SubgraphSubscriptionTransport
  dispose(): Promise<void>
}

/**
 * As requests go to a subgraph, but for those that take subscriptions by sockets alone.
 *
 * @param sockets their addresses (ws:// or wss://) by name; headers that a client's requests carry on go with them
 */
export function createTransports(limits: StreamLimits, sockets: ReadonlyMap<string, string> = new Map()): Transports {
  const open = new Map<string, SocketTransport>()

  function socketOf(subgraph: string, url: string): SocketTransport {
    const headers = ({ forwardedHeaders = {} }: { forwardedHeaders?: Readonly<Record<string, string>> }) =>
      forwardedHeaders
    const known = open.get(subgraph) ?? socketTransport({ subgraph, url, headers, limits })
    open.set(subgraph, known)
    return known
  }

  return {
    of(runtime, subgraph) {
      const url = sockets.get(subgraph)
      const transport = url === undefined ? streamTransport(runtime.open, limits) : socketOf(subgraph, url)
      return checked(transport, runtime)
    },
    async dispose() {
      await Promise.all([...open.values()].map((transport) => transport.dispose()))
    },
  }
}

function checked(transport: SubgraphSubscriptionTransport, runtime: SupergraphRuntime): SubgraphSubscriptionTransport {
  return {
    open(request, listener) {
      const fits = runtime.fitsOf(request.query)
      return transport.open(request, {
        ...listener,
        event(event) {
          if (!fits(event.answer.data)) throw new BadStream('an event with data that was not asked for')
          listener.event(event)
        },
      })
    },
  }
}
