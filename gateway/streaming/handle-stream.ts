import { ClientError } from '@chainlens/platform/errors'
import type { SupergraphRuntime } from '../federation/supergraph-runtime.ts'
import { readBody } from '../http/read-body.ts'
import { readBodyInput, readSearchInput } from '../http/read-input.ts'
import { refuse, refuseCredential, refuseTooLarge } from '../http/refuse.ts'
import type { Identified } from '../identity/identify.ts'
import type { Identity } from '../identity/identity.ts'
import { isOwnOrigin } from '../identity/own-origin.ts'
import type { OperationInput } from '../request-context.ts'
import { acceptsEvents } from './accepted-stream.ts'
import type { Streams } from './open-streams.ts'

/** What answering at /graphql/stream needs. */
export interface StreamHandlerOptions {
  streams: Streams
  runtime: () => SupergraphRuntime
  identity: Identity
  /** Where browsers reach the gateway, when a proxy before it changes the host. */
  publicUrl: string | undefined
  clientAddress: (request: Request) => string | null
}

/**
 * Answers /graphql/stream: the graphql-sse protocol with distinct connections. By POST every operation, by
 * GET, which is what EventSource can send, all but mutations. Pages of other sites get nothing by either.
 */
export function createStreamHandler(
  options: StreamHandlerOptions,
): (request: Request, requestId: string) => Promise<Response> {
  const { streams, identity, publicUrl } = options

  return async (request, requestId) => {
    const { headers, method } = request
    if (method !== 'POST' && method !== 'GET') {
      const response = refuse(405, 'BAD_USER_INPUT', 'Ask by POST or GET; single-connection mode is not served.')
      response.headers.set('allow', 'GET, POST')
      return response
    }
    const url = new URL(request.url)
    if (!isOfOwnPage(headers, url, publicUrl))
      return refuse(403, 'FORBIDDEN', 'Pages of other sites may not ask. Behind a proxy, set CHAINLENS_PUBLIC_URL.')
    if (!acceptsEvents(headers.get('accept')))
      return refuse(406, 'BAD_USER_INPUT', 'The answer at this address is text/event-stream: accept it.')
    const { bodyBytes } = options.runtime().limits
    const text = await readBody(request, bodyBytes)
    if (text === null) return refuseTooLarge(bodyBytes)
    const read = method === 'GET' ? readSearchInput(url.searchParams) : readPost(headers.get('content-type'), text)
    if (read instanceof Response) return read
    if (typeof read === 'string') return refuse(400, 'BAD_USER_INPUT', read)
    if (method === 'GET' && kindOf(options.runtime(), read) === 'mutation') {
      const response = refuse(405, 'BAD_USER_INPUT', 'Send mutations by POST.')
      response.headers.set('allow', 'POST')
      return response
    }
    let identified: Identified | null
    try {
      identified = await identity.ofRequest(headers, text)
    } catch (error) {
      if (error instanceof ClientError) return refuse(503, error.clientCode, error.message)
      throw error
    }
    if (!identified) return refuseCredential()
    const clientAddress = options.clientAddress(request)
    const { signal } = request
    const traceparent = headers.get('traceparent')
    return streams.open({ input: read, identified, kind: 'sse', requestId, clientAddress, traceparent, signal })
  }
}

/**
 * Browsers name the page's origin with every POST and with every GET of another site's script; what a tag or
 * a link of another site sends names none, but says that it is from there.
 */
function isOfOwnPage(headers: Headers, url: URL, publicUrl: string | undefined): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none' && headers.get('origin') === null) return false
  return isOwnOrigin(headers.get('origin'), headers.get('host') ?? url.host, publicUrl)
}

/** JSON alone: other content types are what a form of another site can send. */
function readPost(contentType: string | null, text: string): OperationInput | string | Response {
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.test(contentType?.trim() ?? ''))
    return refuse(415, 'BAD_USER_INPUT', 'Send application/json in UTF-8.')
  return readBodyInput(text)
}

/** The kind of an operation; null for one that is refused anyway. */
function kindOf(runtime: SupergraphRuntime, { query, operationName }: OperationInput): string | null {
  const preparation = runtime.prepare(query, operationName)
  return 'prepared' in preparation ? preparation.prepared.operation.operation : null
}
