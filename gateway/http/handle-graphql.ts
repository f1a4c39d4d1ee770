import type { ApolloServer } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import type { RefreshCookie } from '@chainlens/platform/auth'
import { ClientError } from '@chainlens/platform/errors'
import type { Logger } from '@chainlens/platform/telemetry'
import type { SupergraphRuntime } from '../federation/supergraph-runtime.ts'
import type { Identified } from '../identity/identify.ts'
import type { Identity } from '../identity/identity.ts'
import { isOwnOrigin } from '../identity/own-origin.ts'
import type { OperationInput, RequestContext } from '../request-context.ts'
import { acceptedStream } from '../streaming/accepted-stream.ts'
import type { Streams } from '../streaming/open-streams.ts'
import type { ApolloContext } from './apollo-server.ts'
import { readBody } from './read-body.ts'
import { readInput } from './read-input.ts'
import { refuse, refuseCredential, refuseTooLarge } from './refuse.ts'

/** What answering at /graphql needs. */
export interface GraphqlHandlerOptions {
  server: ApolloServer<ApolloContext>
  /** Take the subscriptions of clients that accept a stream. */
  streams: Streams
  runtime: () => SupergraphRuntime
  clientAddress: (request: Request) => string | null
  identity: Identity
  logger: Logger
  /** Where browsers reach the gateway, when a proxy before it changes the host. */
  publicUrl: string | undefined
  /** The cookie that keeps a browser signed in; undefined: there is none. */
  cookie?: RefreshCookieFormat
}

/** How the refresh token of a browser is kept in a cookie. */
export interface RefreshCookieFormat {
  /** The token in a `Cookie` header; null where there is none. */
  read(header: string | null): string | null
  /** A `Set-Cookie` value. */
  write(cookie: RefreshCookie): string
}

/** Answers /graphql over HTTP. */
export function createGraphqlHandler(
  options: GraphqlHandlerOptions,
): (request: Request, requestId: string) => Promise<Response> {
  const { server, streams, identity, publicUrl, cookie } = options

  return async (request, requestId) => {
    if (request.method !== 'POST' && request.method !== 'GET') {
      const response = refuse(405, 'BAD_USER_INPUT', 'Ask by POST.')
      response.headers.set('allow', 'GET, POST')
      return response
    }
    const { headers } = request
    const logger = options.logger.child({ requestId })
    const text = await readBody(request)
    if (text === null) return refuseTooLarge()
    if (!isUtf8(headers.get('content-type'))) return refuse(415, 'BAD_USER_INPUT', 'Send UTF-8.')
    const refreshToken = cookie?.read(headers.get('cookie')) ?? null
    const isOurs = isOwnOrigin(headers.get('origin'), headers.get('host') ?? new URL(request.url).host, publicUrl)
    if (refreshToken !== null && !isOurs)
      return refuse(
        403,
        'FORBIDDEN',
        'Another site may not use this sign-in. Behind a proxy, set CHAINLENS_PUBLIC_URL.',
      )
    let identified: Identified | null
    try {
      identified = await identity.ofRequest(headers, text)
    } catch (error) {
      if (error instanceof ClientError) return refuse(503, error.clientCode, error.message)
      throw error
    }
    if (!identified) return refuseCredential()

    const body = isJson(headers.get('content-type')) ? parseJson(text) : undefined
    // Apollo Server would read it whole before the runtime could refuse it.
    const { documentCharacters } = options.runtime().limits
    if (isLongerThan(documentCharacters, body))
      return refuse(400, 'QUERY_TOO_COMPLEX', `The query has more than ${documentCharacters} characters.`)
    const clientAddress = options.clientAddress(request)
    const kind = request.method === 'POST' ? acceptedStream(headers.get('accept')) : null
    const input = kind && readInput(body)
    if (kind && input && typeof input !== 'string' && isSubscription(options.runtime(), input)) {
      if (!isOurs) return refuse(403, 'FORBIDDEN', 'Pages of other sites may not subscribe.')
      const { signal } = request
      const traceparent = headers.get('traceparent')
      return streams.open({ input, identified, kind, requestId, clientAddress, traceparent, signal })
    }

    const cookies: RefreshCookie[] = []
    const context: RequestContext = {
      requestId,
      principal: identified.principal,
      forwardedHeaders: identified.forwardedHeaders,
      clientAddress,
      refreshToken,
      signal: request.signal,
      logger,
      client: { transport: 'http', traceparent: headers.get('traceparent') },
      setRefreshCookie: (order) => cookies.push(order),
    }
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: new HeaderMap(headers),
        search: new URL(request.url).search,
        body,
      },
      context: async () => ({ request: context, url: publicUrl ?? request.url }),
    })
    const answered = answer.body.kind === 'complete' ? answer.body.string : ''
    const response = new Response(answered, { status: answer.status ?? 200, headers: [...answer.headers] })
    const last = cookies.at(-1)
    // A page of another site gets nothing to keep: it could sign a visitor in as someone else.
    if (last && cookie && isOurs) response.headers.append('set-cookie', cookie.write(last))
    return response
  }
}

function isLongerThan(most: number, body: unknown): boolean {
  const query = (body as { query?: unknown } | null | undefined)?.query
  return typeof query === 'string' && query.length > most
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}

/** Whether an operation is a subscription that can run; what is refused is told as every refusal is. */
function isSubscription(runtime: SupergraphRuntime, { query, operationName }: OperationInput): boolean {
  const preparation = runtime.prepare(query, operationName)
  return 'prepared' in preparation && preparation.prepared.operation.operation === 'subscription'
}

function isUtf8(contentType: string | null): boolean {
  const charset = /;\s*charset\s*=\s*"?([^;"\s]+)/i.exec(contentType ?? '')?.[1]
  return charset === undefined || /^utf-?8$/i.test(charset)
}

/** Undefined for a text that is not JSON: Apollo Server answers that with 400. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
