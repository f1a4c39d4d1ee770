import type { ApolloServer } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import type { RefreshCookie } from '@chainlens/platform/auth'
import { ClientError } from '@chainlens/platform/errors'
import { clientAddressOf } from '@chainlens/platform/http'
import type { Logger } from '@chainlens/platform/telemetry'
import { type Identification, type Identified, identifyRequest } from '../identity/identify.ts'
import { isOwnOrigin } from '../identity/own-origin.ts'
import { readRefreshCookie, writeRefreshCookie } from '../identity/refresh-cookie.ts'
import type { RequestContext } from '../request-context.ts'
import type { ApolloContext } from './apollo-server.ts'
import { readBody } from './read-body.ts'
import { refuse, refuseCredential } from './refuse.ts'

/** What answering at /graphql needs. */
export interface GraphqlHandlerOptions {
  server: ApolloServer<ApolloContext>
  identification: Identification
  logger: Logger
  /** Where browsers reach the gateway, when a proxy before it changes the host. */
  publicUrl: string | undefined
  /** Whether the refresh cookie is for https alone. */
  secureCookie: boolean
}

/** Answers /graphql over HTTP. */
export function createGraphqlHandler(
  options: GraphqlHandlerOptions,
): (request: Request, requestId: string) => Promise<Response> {
  const { server, identification, publicUrl, secureCookie } = options

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
    const refreshToken = readRefreshCookie(headers.get('cookie'))
    const isOurs = isOwnOrigin(headers.get('origin'), headers.get('host') ?? new URL(request.url).host, publicUrl)
    if (refreshToken !== null && !isOurs)
      return refuse(
        403,
        'FORBIDDEN',
        'Another site may not use this sign-in. Behind a proxy, set CHAINLENS_PUBLIC_URL.',
      )
    if (headers.get('accept')?.includes('text/event-stream'))
      return refuse(
        406,
        'BAD_USER_INPUT',
        'Subscriptions run over the WebSocket at this address (graphql-transport-ws).',
      )
    let identified: Identified | null
    try {
      identified = await identifyRequest(identification, headers, text)
    } catch (error) {
      if (error instanceof ClientError) return refuse(503, error.clientCode, error.message)
      throw error
    }
    if (!identified) return refuseCredential()

    const cookies: RefreshCookie[] = []
    const context: RequestContext = {
      requestId,
      principal: identified.principal,
      clientAddress: clientAddressOf(request),
      refreshToken,
      signal: request.signal,
      logger,
      setRefreshCookie: (cookie) => cookies.push(cookie),
    }
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: new HeaderMap(headers),
        search: new URL(request.url).search,
        body: isJson(headers.get('content-type')) ? parseJson(text) : undefined,
      },
      context: async () => ({ request: context }),
    })
    const body = answer.body.kind === 'complete' ? answer.body.string : ''
    const response = new Response(body, { status: answer.status ?? 200, headers: [...answer.headers] })
    const last = cookies.at(-1)
    // A page of another site gets nothing to keep: it could sign a visitor in as someone else.
    if (last && isOurs) response.headers.append('set-cookie', writeRefreshCookie(last, { secure: secureCookie }))
    return response
  }
}

/** Closes the connection after it: what is still being sent on it would be taken for the next request. */
function refuseTooLarge(): Response {
  const response = refuse(413, 'BAD_USER_INPUT', 'The request is larger than 1 MB.')
  response.headers.set('connection', 'close')
  return response
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/json'
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
