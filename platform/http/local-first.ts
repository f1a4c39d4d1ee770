import type { ExecuteDirectly } from '../graphql/execute-directly.ts'
import { holdRequest } from './hold-request.ts'

/** Answers one request; what every server of ours is made of. */
export type FetchHandler = (request: Request) => Promise<Response>

/** A service of this process. */
export interface LocalService {
  readonly fetch: FetchHandler
  /** Answers GraphQL without a request; only subgraphs have it. */
  readonly execute?: ExecuteDirectly
}

/** The services of this process by `host:port`; read at each call, so that it may be filled later. */
export type LocalServices = ReadonlyMap<string, LocalService | FetchHandler>

const servicesOf = new WeakMap<FetchHandler, LocalService>()

/** The service of this process at `host`: the same object each time. */
export function localServiceAt(services: LocalServices, host: string): LocalService | undefined {
  const found = services.get(host)
  if (typeof found !== 'function') return found
  const service = servicesOf.get(found) ?? { fetch: found }
  servicesOf.set(found, service)
  return service
}

/** The shape of fetch that services are called through. */
export type Fetch = (input: string | URL, init?: RequestInit) => Promise<Response>

/**
 * A fetch that answers in the process where the host is one of `services`, and over the network
 * otherwise. The only difference between running in one process and in many.
 */
export function localFirst(services: LocalServices, network: Fetch): Fetch {
  return async (input, init) => {
    const url = typeof input === 'string' ? new URL(input) : input
    const local = localServiceAt(services, url.host)
    return local ? answerHere(local.fetch, holdRequest(new Request(url, init)), init?.signal) : network(url, init)
  }
}

/** As over a network: an abort ends the wait at once, whether or not the handler heeds it. */
async function answerHere(
  handler: FetchHandler,
  request: Request,
  signal: AbortSignal | null | undefined,
): Promise<Response> {
  if (!signal) return handler(request)
  signal.throwIfAborted()
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  const answer = handler(request)
  try {
    return await Promise.race([answer, aborted.promise])
  } catch (error) {
    // An answer that comes too late has no reader: its stream must end all the same.
    if (signal.aborted) void answer.then((late) => late.body?.cancel()).catch(() => {})
    throw error
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
