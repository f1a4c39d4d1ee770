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
  return (input, init) => {
    const url = typeof input === 'string' ? new URL(input) : input
    const local = graphs.get(url.host)
    return local ? local(new Request(url, init)) : network(url, init)
  }
}
