import type { RefreshCookie } from '@chainlens/platform/auth'
import { ClientError } from '@chainlens/platform/errors'
import type { Logger } from '@chainlens/platform/telemetry'
import { type ExecutionResult, type GraphQLError, OperationTypeNode } from 'graphql'
import { clientError } from '../errors/client-errors.ts'
import { executeOperation } from '../execute-operation.ts'
import type { CurrentRuntime } from '../federation/current-runtime.ts'
import type { Subscriptions } from '../federation/subscriptions/subscriptions.ts'
import type { Identified } from '../identity/identify.ts'
import type { Identity } from '../identity/identity.ts'
import { isOwnOrigin } from '../identity/own-origin.ts'
import type { OperationInput } from '../request-context.ts'
import type { Observer } from '../telemetry/observe-operation.ts'
import type { GraphAnswer, GraphRequest } from './graph-request.ts'
import { type NegotiatedType, negotiate } from './negotiate.ts'
import { readBodyInput, readSearchInput } from './read-input.ts'
import { credentialRefusal, refusal } from './refuse.ts'
import { ANSWER_TYPES, statusOf } from './status-of.ts'

/** What answering at /graphql needs, whatever server the request came by. */
export interface AnswerOptions {
  current: CurrentRuntime
  identity: Identity
  subscriptions: Subscriptions
  observer: Observer
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

/** Who sends a request; the page it comes from, the cookie that it brings. */
export interface Sender {
  identified: Identified
  refreshToken: string | null
  /** Whether it comes from a page of ours, or from no page. */
  isOurs: boolean
}

/** Who sends a request, or the answer to one whose sender may not ask. */
export async function identifySender(options: AnswerOptions, request: GraphRequest): Promise<Sender | GraphAnswer> {
  const { headers, body } = request
  const { identity, cookie, publicUrl } = options
  const refreshToken = cookie?.read(headers.get('cookie')) ?? null
  const isOurs = isOwnOrigin(headers.get('origin'), headers.get('host'), publicUrl)
  if (refreshToken !== null && !isOurs)
    return refusal(403, 'FORBIDDEN', 'Another site may not use this sign-in. Behind a proxy, set CHAINLENS_PUBLIC_URL.')
  try {
    const identified = await identity.ofRequest(headers, body)
    return identified ? { identified, refreshToken, isOurs } : credentialRefusal()
  } catch (error) {
    if (error instanceof ClientError) return refusal(503, error.clientCode, error.message)
    throw error
  }
}

/** The operation of a request, or the answer to one that has none. */
export function readOperation({ method, search, body }: GraphRequest): OperationInput | GraphAnswer {
  const input = method === 'GET' ? readSearchInput(new URLSearchParams(search)) : readBodyInput(body)
  if (input === 'PersistedQueryNotSupported') return refusal(200, 'PERSISTED_QUERY_NOT_SUPPORTED', input)
  return typeof input === 'string' ? refusal(400, 'BAD_USER_INPUT', input) : input
}

/** Runs an operation and answers with its one result, as GraphQL over HTTP has it. */
export async function answerOperation(
  options: AnswerOptions,
  request: GraphRequest,
  { identified, refreshToken, isOurs }: Sender,
  input: OperationInput,
): Promise<GraphAnswer> {
  const { headers, requestId, signal } = request
  const negotiated = negotiate(headers.get('accept'), ANSWER_TYPES)
  if (!negotiated) return refusal(406, 'BAD_USER_INPUT', `The answer is ${ANSWER_TYPES.join(' or ')}: accept it.`)
  let cookie: RefreshCookie | null = null
  const context = {
    requestId,
    principal: identified.principal,
    forwardedHeaders: identified.forwardedHeaders,
    clientAddress: request.clientAddress,
    refreshToken,
    signal,
    logger: options.logger,
    client: { transport: 'http', traceparent: headers.get('traceparent') } as const,
    setRefreshCookie: (order: RefreshCookie) => {
      cookie = order
    },
  }
  let unfitStatus = 0
  const refuseKind = (kind: OperationTypeNode): GraphQLError | null => {
    if (kind === OperationTypeNode.SUBSCRIPTION) {
      unfitStatus = 406
      return subscriptionOverHttp(options.publicUrl ?? `http://${headers.get('host') ?? 'localhost'}`)
    }
    if (kind === OperationTypeNode.QUERY || request.method === 'POST') return null
    unfitStatus = 405
    return clientError('BAD_USER_INPUT', 'Send mutations by POST.')
  }
  const { subscriptions, observer } = options
  const outcome = await executeOperation(options.current.get(), input, context, { subscriptions, observer, refuseKind })
  if (Symbol.asyncIterator in outcome) throw new Error('a subscription that was not refused')
  const answer = resultAnswer(outcome, negotiated, unfitStatus)
  if (unfitStatus === 405) answer.headers.allow = 'POST'
  // A page of another site gets nothing to keep: it could sign a visitor in as someone else.
  if (cookie && options.cookie && isOurs) answer.headers['set-cookie'] = options.cookie.write(cookie)
  return answer
}

function resultAnswer(result: ExecutionResult, negotiated: NegotiatedType, status: number): GraphAnswer {
  const { data, errors } = result
  return {
    status: status || statusOf(result, negotiated),
    headers: { 'content-type': `${negotiated.type}; charset=utf-8` },
    // Errors first, so that who reads along knows early.
    body: JSON.stringify(errors ? { errors, data } : { data }),
  }
}

/** There is no answer in JSON to a subscription; says how to get one. */
function subscriptionOverHttp(url: string): GraphQLError {
  const base = URL.canParse(url) ? url : 'http://localhost'
  const graphql = new URL('/graphql', base)
  const socket = new URL('/graphql', base.replace(/^http/, 'ws'))
  return clientError(
    'BAD_USER_INPUT',
    `A subscription has many answers. Three ways to get them: server-sent events from ${graphql}/stream (graphql-sse); ` +
      `a WebSocket to ${socket} (graphql-transport-ws, graphql-ws); or POST ${graphql} with ` +
      '`accept: multipart/mixed;subscriptionSpec=1.0` (Apollo Client does) or `accept: text/event-stream`.',
  )
}
