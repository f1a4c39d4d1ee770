import type { RequestContext } from '../../request-context.ts'
import type { RequestLife } from './request-life.ts'
import type { OpenedStream, Representations, SubgraphAnswer, SubgraphOperation } from './subgraph-request.ts'

/** One request as it goes to a subgraph, for one who asked or for several. */
export interface SubgraphCall {
  readonly operation: SubgraphOperation
  /** Without `representations`. */
  readonly variables: Readonly<Record<string, unknown>>
  /** The same as JSON. */
  readonly variablesText: string
  readonly representations: Representations | null
  /** Of who asked first. */
  readonly context: RequestContext
  /** How many asked. */
  readonly askers: number
}

/** What came back. `answer` is null where it is no GraphQL answer. */
export interface Received {
  readonly status: number
  readonly answer: SubgraphAnswer | null
}

/**
 * A way to a subgraph. Rejects with NoAnswer where nothing of an answer came, with SubgraphFailure TOO_LARGE for more than
 * it may take, with the reason by which `life` ended, or with whatever else went wrong.
 */
export interface SubgraphTransport {
  ask(call: SubgraphCall, life: RequestLife): Promise<Received>
  open(call: SubgraphCall, life: RequestLife): Promise<OpenedStream | Received>
}

/** No connection came about, or it ended before anything of an answer came: the same may be asked again. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('no answer came', { cause })
  }
}

/** What says who asks: headers for the bytes of `body`. */
export type AuthorizeRequest = (request: {
  operation: SubgraphOperation
  /** Exactly as it is sent. */
  body: string
  context: RequestContext
}) => Readonly<Record<string, string>>
