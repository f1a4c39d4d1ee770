import type { Fetch } from '@chainlens/platform/http'
import { createDirectTransport, type DirectSubgraph } from './direct-transport.ts'
import { createFetchTransport } from './fetch-transport.ts'
import { createHttpTransport, type HttpTransport } from './http-transport.ts'
import type { AuthorizeRequest, SubgraphTransport } from './subgraph-transport.ts'

/** A subgraph of this process. */
export interface SubgraphHere {
  /** Runs an operation without a request; undefined: it only answers requests. */
  readonly execute?: DirectSubgraph
  /** Answers requests to its address in this process. */
  readonly fetch: Fetch
}

/** The subgraph of this process at `host` (`name:port`), the same object each time; undefined: it is elsewhere. */
export type FindHere = (host: string) => SubgraphHere | undefined

/** The shortest way to one subgraph, as it is at the moment. */
export interface SubgraphWay {
  transport(): SubgraphTransport
  dispose(): Promise<void>
}

/** Finds it: within the process where the subgraph runs here, over the network otherwise. */
export function createSubgraphWay(options: {
  name: string
  url: string
  here?: FindHere
  fetch?: Fetch
  authorize: AuthorizeRequest
  maxResponseBytes: number
  concurrent: number
  /** Told of all that streams over the network bring. */
  onEvent: () => void
}): SubgraphWay {
  const { host } = new URL(options.url)
  const known = new WeakMap<SubgraphHere, SubgraphTransport>()
  let network: HttpTransport | null = null
  const given = options.fetch && createFetchTransport({ ...options, fetch: options.fetch })

  function transportHere(here: SubgraphHere): SubgraphTransport {
    const kept = known.get(here)
    if (kept) return kept
    const { execute, fetch } = here
    const transport = execute ? createDirectTransport(execute) : createFetchTransport({ ...options, fetch })
    known.set(here, transport)
    return transport
  }

  return {
    transport() {
      const here = options.here?.(host)
      if (here) return transportHere(here)
      if (given) return given
      network ??= createHttpTransport({ ...options, connections: options.concurrent })
      return network
    },
    async dispose() {
      await network?.dispose()
    },
  }
}
