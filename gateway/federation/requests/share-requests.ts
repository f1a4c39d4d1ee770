import { watchStream } from '@chainlens/platform/telemetry'
import { identityScope } from '../../identity/identity-scope.ts'
import type { RequestContext } from '../../request-context.ts'
import type { Changes } from './changes.ts'
import { EntityBatch } from './entity-batch.ts'
import { partAnswer } from './part-answer.ts'
import { RequestLife } from './request-life.ts'
import type { RequestMeter } from './request-meter.ts'
import { SharedRequest } from './shared-request.ts'
import type { SubgraphClient } from './subgraph-client.ts'
import type {
  AskSubgraph,
  OpenedStream,
  OpenSubgraphStream,
  Representations,
  SubgraphAnswer,
  SubgraphRequest,
} from './subgraph-request.ts'
import type { SubgraphCall } from './subgraph-transport.ts'

/** What requests of equal identity share. */
export interface SharingOptions {
  /** A query is answered by an equal one that is on its way already. */
  deduplicate: boolean
  /** Entities that several ask for at the same time go as one request. */
  batch: boolean
  /** Entities in one request that several share. */
  mostRepresentations: number
}

/** The way to one subgraph, shared by those who ask the same. */
export interface SharedClient {
  ask: AskSubgraph
  open: OpenSubgraphStream
}

/** A request on its way that others may join. */
interface Joinable {
  readonly request: SharedRequest
  readonly places: readonly number[] | null
  /** The changes that it may know of. */
  readonly asOf: number
}

/** A request for entities that has not gone yet. */
interface Gathering {
  readonly request: SharedRequest
  readonly entities: EntityBatch
  /** What each who joined asked for, by what it asked for in full. */
  readonly parts: Map<string, readonly number[]>
}

const MOST_REPRESENTATIONS = 500
/** A subgraph of ours takes 2,000,000 bytes. */
const MOST_CHARACTERS = 500_000

/**
 * Builds it. Equal queries of equal identity on their way at the same time are one, and so are requests for entities by
 * the same operation that are made within one turn of the event loop, or wait in the same line. Mutations
 * share nothing.
 */
export function shareRequests(
  client: SubgraphClient,
  meter: RequestMeter,
  changes: Changes,
  options: Partial<SharingOptions> = {},
): SharedClient {
  const { deduplicate = true, batch = true } = options
  const limits = { representations: options.mostRepresentations ?? MOST_REPRESENTATIONS, characters: MOST_CHARACTERS }
  const onTheirWay = new Map<string, Joinable>()
  const gathering = new Map<string, Gathering>()

  function ask(request: SubgraphRequest): Promise<SubgraphAnswer> {
    const { operation, representations, context } = request
    if (context.signal.aborted) return Promise.reject(context.signal.reason)
    const variablesText = JSON.stringify(request.variables)
    const call = { ...request, variablesText, askers: 1 }
    if (operation.kind === 'mutation') return askAtOnce(call, null).finally(changes.note)
    // By its text: operations of different clients may come to the same.
    const alike = `${identityScope(context)}\n${operation.bodyStart}${variablesText}`
    const key = representations ? `${alike}\n${representations.json.join()}` : alike
    const known = deduplicate ? onTheirWay.get(key) : undefined
    if (known && known.asOf === changes.count && !known.request.life.hasEnded) {
      meter.shared()
      return known.request.join(context, known.places)
    }
    if (!representations || !batch) return askAtOnce(call, deduplicate ? key : null)
    const open = gathering.get(alike)
    const joined = open && !open.request.life.hasEnded ? join(open, key, context, representations) : null
    return joined ?? gather(alike, key, call, representations)
  }

  /** @param key under which equal requests find it while it is on its way; null: it is nobody else's */
  function askAtOnce(call: SubgraphCall, key: string | null): Promise<SubgraphAnswer> {
    const request = new SharedRequest()
    const answer = request.join(call.context, null)
    const joinable = { request, places: null, asOf: changes.count }
    if (key !== null) onTheirWay.set(key, joinable)
    void send(
      request,
      call.context,
      () => call,
      () => {
        if (key !== null && onTheirWay.get(key) === joinable) onTheirWay.delete(key)
        return request.askers > 1
      },
    )
    return answer
  }

  function join(
    { request, entities, parts }: Gathering,
    key: string,
    context: RequestContext,
    representations: Representations,
  ): Promise<SubgraphAnswer> | null {
    const places = entities.add(representations)
    if (!places) return null
    parts.set(key, places)
    return request.join(context, places)
  }

  /** Begins a request for entities that others may add theirs to until it goes. */
  function gather(
    alike: string,
    key: string,
    call: SubgraphCall,
    representations: Representations,
  ): Promise<SubgraphAnswer> {
    const request = new SharedRequest()
    const mine: Gathering = { request, entities: new EntityBatch(limits), parts: new Map() }
    const { entities, parts } = mine
    gathering.set(alike, mine)
    const answer = join(mine, key, call.context, representations) as Promise<SubgraphAnswer>
    const close = () => {
      if (gathering.get(alike) === mine) gathering.delete(alike)
    }
    const depart = () => {
      close()
      const asOf = changes.count
      if (deduplicate) for (const [own, places] of parts) onTheirWay.set(own, { request, places, asOf })
      return { ...call, representations: entities.union(), askers: request.askers }
    }
    const arrive = () => {
      close()
      for (const own of parts.keys()) if (onTheirWay.get(own)?.request === request) onTheirWay.delete(own)
      return request.askers > 1 || parts.size > 1
    }
    // After all that this turn of the event loop brings.
    setImmediate(() => void send(request, call.context, depart, arrive))
    return answer
  }

  /**
   * Sends it, and gives its answer to those who wait.
   *
   * @param form makes the request when it goes
   * @param arrive called when nobody may join any more; whether the answer has to be parted
   */
  async function send(
    request: SharedRequest,
    context: RequestContext,
    form: () => SubgraphCall,
    arrive: () => boolean,
  ): Promise<void> {
    try {
      const answer = await client.ask(context, form, request.life)
      request.answer(answer, arrive() ? partAnswer : null)
    } catch (error) {
      arrive()
      request.fail(error)
    }
  }

  async function open(request: SubgraphRequest): Promise<OpenedStream> {
    const { signal } = request.context
    signal.throwIfAborted()
    const life = new RequestLife()
    const leave = () => life.end(signal.reason)
    const stay = () => signal.removeEventListener('abort', leave)
    signal.addEventListener('abort', leave, { once: true })
    try {
      const call = { ...request, variablesText: JSON.stringify(request.variables), askers: 1 }
      const opened = await client.open(call, life)
      if (opened.kind === 'bytes') opened.bytes.once('close', stay)
      if (opened.kind === 'answer') stay()
      if (opened.kind !== 'results') return opened
      return { kind: 'results', results: watchStream(opened.results, { onValue: changes.note, onEnd: stay }) }
    } catch (error) {
      stay()
      throw error
    }
  }

  return { ask, open }
}
