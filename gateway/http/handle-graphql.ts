import type { OperationInput } from '../request-context.ts'
import { acceptedStream } from '../streaming/accepted-stream.ts'
import type { Streams } from '../streaming/open-streams.ts'
import { type AnswerOptions, answerOperation, identifySender, readOperation } from './answer-graphql.ts'
import { checkHead } from './check-head.ts'
import { type GraphRequest, toResponse } from './graph-request.ts'
import { isPageAsked, type LandingPageOptions, landingPage } from './landing-page.ts'
import { readBody } from './read-body.ts'
import { refuse, refuseTooLarge } from './refuse.ts'

/** What answering at /graphql needs. */
export interface GraphqlHandlerOptions extends AnswerOptions {
  /** Take the subscriptions of clients that accept a stream. */
  streams: Streams
  clientAddress: (request: Request) => string | null
  /** The page to ask from that browsers get; null: none. */
  landingPage: LandingPageOptions | null
}

/** Answers /graphql over HTTP: queries and mutations in JSON, subscriptions as streams, and the page for browsers. */
export function createGraphqlHandler(
  options: GraphqlHandlerOptions,
): (request: Request, requestId: string) => Promise<Response> {
  const { streams, current } = options

  return async (request, requestId) => {
    const { method, headers, signal } = request
    if (options.landingPage && isPageAsked(method, headers.get('accept'))) return landingPage(options.landingPage)
    const wrong = checkHead(method, headers)
    if (wrong) return toResponse(wrong)
    const { bodyBytes } = current.get().limits
    const body = await readBody(request, bodyBytes)
    if (body === null) return refuseTooLarge(bodyBytes)
    const url = new URL(request.url)
    const clientAddress = options.clientAddress(request)
    const given = { get: (name: string) => headers.get(name) ?? (name === 'host' ? url.host : null) }
    const asked: GraphRequest = { method, headers: given, search: url.search, body, clientAddress, requestId, signal }
    const sender = await identifySender(options, asked)
    if ('status' in sender) return toResponse(sender)
    const input = readOperation(asked)
    if ('status' in input) return toResponse(input)
    const kind = method === 'POST' ? acceptedStream(headers.get('accept')) : null
    if (!kind || !isSubscription(input)) return toResponse(await answerOperation(options, asked, sender, input))
    if (!sender.isOurs) return refuse(403, 'FORBIDDEN', 'Pages of other sites may not subscribe.')
    const traceparent = headers.get('traceparent')
    const { identified } = sender
    return streams.open({ input, identified, kind, requestId, clientAddress, traceparent, signal })
  }

  /** Whether an operation is a subscription that can run; what is refused is told as every refusal is. */
  function isSubscription({ query, operationName }: OperationInput): boolean {
    const preparation = current.get().prepare(query, operationName)
    return 'prepared' in preparation && preparation.prepared.operation.operation === 'subscription'
  }
}
