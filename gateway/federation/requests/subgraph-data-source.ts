import type { Fetch } from '@chainlens/platform/http'
import type { Metrics } from '@chainlens/platform/metrics'
import type { Logger } from '@chainlens/platform/telemetry'
import type { Changes } from './changes.ts'
import { createRequestMeter } from './request-meter.ts'
import { type SharingOptions, shareRequests } from './share-requests.ts'
import { createSubgraphClient } from './subgraph-client.ts'
import type { AskSubgraph, OpenSubgraphStream, SubgraphAnswer, SubgraphRequest } from './subgraph-request.ts'
import type { AuthorizeRequest } from './subgraph-transport.ts'
import { createSubgraphWay, type FindHere } from './subgraph-way.ts'

/** How one subgraph is reached, and how much of it is taken. */
export interface DataSourceOptions {
  name: string
  /** …/graphql */
  url: string
  /** How long an answer may take. */
  timeoutMs: number
  /** How long the beginning of a stream may take; as an answer where it is left out. */
  openTimeoutMs?: number
  maxResponseBytes: number
  /** Requests at once; ten times as many wait in line. */
  concurrent: number
  authorize: AuthorizeRequest
  /** True: who answers 401 refuses the gateway itself, which is no matter of its client. */
  refusalsAreOurs: boolean
  /** Told of the answer to a mutation before its asker is. Answers to queries may be shared: nothing in them is for one alone. */
  onMutation?: (request: SubgraphRequest, answer: SubgraphAnswer) => Promise<void>
  /** Subgraphs of this process; undefined: all are elsewhere. */
  here?: FindHere
  /** Used instead of connections of our own, where it is given. */
  fetch?: Fetch
  /** What equal requests share; everything, where it doesn't say otherwise. */
  sharing?: Partial<SharingOptions>
  /** Of the whole gateway. */
  changes: Changes
  metrics: Metrics
  logger: Logger
}

/** One subgraph, as plans ask it. */
export interface SubgraphDataSource {
  readonly ask: AskSubgraph
  readonly open: OpenSubgraphStream
  /** Closes connections. What still runs breaks off. */
  dispose(): Promise<void>
}

/** Builds the whole way to one subgraph. Nothing is connected before it is asked. */
export function createSubgraphDataSource(options: DataSourceOptions): SubgraphDataSource {
  const { name, changes, onMutation } = options
  const way = createSubgraphWay({ ...options, onEvent: changes.note })
  const meter = createRequestMeter(options.metrics, name)
  const client = createSubgraphClient({ ...options, transport: way.transport, meter })
  const shared = shareRequests(client, meter, changes, options.sharing)

  async function mutate(request: SubgraphRequest): Promise<SubgraphAnswer> {
    const answer = await shared.ask(request)
    await onMutation?.(request, answer)
    return answer
  }

  return {
    ask: (request) => (request.operation.kind === 'mutation' && onMutation ? mutate(request) : shared.ask(request)),
    open: shared.open,
    dispose: () => way.dispose(),
  }
}
