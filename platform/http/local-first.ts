import { holdRequest } from './hold-request.ts'

/** Answers one request; what every server of ours is made of. */
export type FetchHandler = (request: Request) => Promise<Response>

/** The shape of fetch that services are called through. */
export type Fetch = (input: string | URL, init?: RequestInit) => Promise<Response>

/**
 * A fetch that answers in the process where the host is one of `graphs`, and over the network
 * otherwise. The only difference between running in one process and in many.
 *
 * @param graphs `host:port` → handler; read at each call, so that it may be filled later.
 */
export function localFirst(graphs: ReadonlyMap<string, FetchHandler>, network: Fetch): Fetch {
  return async (input, init) => {
    const url = typeof input === 'string' ? new URL(input) : input
    const local = graphs.get(url.host)
    return local ? answerHere(local, holdRequest(new Request(url, init)), init?.signal) : network(url, init)
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
