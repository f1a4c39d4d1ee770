import { untilAborted } from '@chainlens/platform/async'
import type { Fetch } from '@chainlens/platform/http'
import type { Metrics } from '@chainlens/platform/metrics'
import { errorTypeOf, failSpan, type Logger, traceHeaders, withSpan } from '@chainlens/platform/telemetry'
import type { RequestContext } from '../../request-context.ts'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { createConcurrencyLimit } from './concurrency-limit.ts'
import { parseAnswer } from './parse-answer.ts'
import { readLimited } from './read-limited.ts'
import { SubgraphFailure } from './subgraph-failure.ts'
import type { SubgraphAnswer } from './subgraph-request.ts'

/** Headers by which a subgraph knows who asks it; bound to `body` where they are signed. */
export type AuthorizeRequest = (request: {
  subgraph: string
  body: string
  context: RequestContext
  /** From the client's cookie; only for users. */
  refreshToken: string | null
}) => Promise<Record<string, string>>

/** How one subgraph is reached, and how much of it is taken. */
export interface SubgraphClientOptions {
  name: string
  /** …/graphql */
  url: string
  fetch: Fetch
  metrics: Metrics
  authorize: AuthorizeRequest
  logger: Logger
  /** How long an answer, or the first event of a stream, may take. */
  timeoutMs: number
  maxResponseBytes: number
  /** Requests at once; ten times as many wait in line. */
  concurrent: number
}

/** One request to a subgraph. */
export interface SubgraphRequest {
  /** Exactly as it is sent: the identity is bound to these bytes. */
  body: string
  context: RequestContext
  /** From the client's cookie; only for users. */
  refreshToken?: string | null
  /** True: asked a second time when no connection came about. */
  retry: boolean
  /** Whether data is what was asked for. */
  fits(data: SubgraphAnswer['data']): boolean
}

/** A request whose answer is a stream. */
export type StreamRequest = Omit<SubgraphRequest, 'fits'>

/** The way to one subgraph: signed, limited in time, size and number, and left alone while it fails. */
export interface SubgraphClient {
  readonly name: string
  /** Its answer and HTTP status. Throws SubgraphFailure, or the signal's reason when the client went. */
  ask(request: SubgraphRequest): Promise<{ status: number; answer: SubgraphAnswer }>
  /** Opens a stream, which lives as long as `signal`; the time limit is for its headers only. Throws as `ask` does. */
  open(request: StreamRequest, signal: AbortSignal): Promise<Response>
}

/** Failures in a row after which a subgraph is left alone, and for how long. */
const BREAKER = { failures: 5, pauseMs: 1_000 }

/** Builds the way to one subgraph. */
export function createSubgraphClient(options: SubgraphClientOptions): SubgraphClient {
  const { name, metrics, timeoutMs, maxResponseBytes, concurrent } = options
  const breaker = createCircuitBreaker(BREAKER)
  const limit = createConcurrencyLimit({ concurrent, waiting: concurrent * 10 })
  const logger = options.logger.child({ subgraph: name })

  async function post(request: StreamRequest, accept: string, signal: AbortSignal): Promise<Response> {
    const { body, context, refreshToken = null } = request
    const own = await options.authorize({ subgraph: name, body, context, refreshToken })
    const headers = { 'content-type': 'application/json', accept, ...own, ...traceHeaders() }
    const init = { method: 'POST', headers, body, signal, redirect: 'error' } as const
    return untilAborted(options.fetch(options.url, init), signal)
  }

  async function postTwice(request: StreamRequest, accept: string, signal: AbortSignal): Promise<Response> {
    try {
      return await post(request, accept, signal)
    } catch (error) {
      if (!request.retry || signal.aborted) throw error
      return post(request, accept, signal)
    }
  }

  /** Counts a request and puts it under a span, which is that of the answer's beginning where it is a stream. */
  function observed<Result>(
    work: () => Promise<{ status: number; result: Result }>,
    client: AbortSignal,
  ): Promise<Result> {
    const began = performance.now()
    const tell = (outcome: string) => {
      metrics.subgraphRequests.inc({ subgraph: name, outcome })
      metrics.subgraphSeconds.observe({ subgraph: name }, (performance.now() - began) / 1000)
      metrics.breakers.set({ subgraph: name }, breaker.isOpen() ? 1 : 0)
    }
    const attributes = { 'peer.service': name, 'chainlens.subgraph': name }
    return withSpan(`subgraph ${name}`, { kind: 'client', attributes }, async (span) => {
      try {
        const { status, result } = await work()
        span.setAttribute('http.response.status_code', status)
        tell('ok')
        return result
      } catch (error) {
        const reason = error instanceof SubgraphFailure ? error.reason : errorTypeOf(error)
        if (!client.aborted) failSpan(span, reason)
        tell(client.aborted ? 'cancelled' : reason.toLowerCase())
        throw error
      }
    })
  }

  /** Runs `work` under limit, breaker and timeout, and says in one way what went wrong. */
  async function guarded<Result>(
    request: StreamRequest,
    client: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const { requestId } = request.context
    const timeout = new AbortController()
    const timer = setTimeout(() => timeout.abort(new DOMException('timeout', 'TimeoutError')), timeoutMs)
    const signal = AbortSignal.any([timeout.signal, client])
    let leave: (() => void) | null = null
    try {
      if (!breaker.mayAsk()) throw new SubgraphFailure(name, 'CIRCUIT_OPEN', 'failed several times in a row, not asked')
      leave = await limit.enter(signal)
      if (!leave) throw new SubgraphFailure(name, 'OVERLOADED', `${concurrent} requests run, and as many wait as may`)
      const result = await work(signal)
      breaker.succeeded()
      return result
    } catch (error) {
      // The client went: nobody is told, and nobody is to blame.
      if (client.aborted) throw client.reason
      const failure = asFailure(error, timeout.signal.aborted)
      if (failure.reason !== 'OVERLOADED' && failure.reason !== 'CIRCUIT_OPEN') breaker.failed()
      logger.warn({ requestId, reason: failure.reason, err: failure.cause }, failure.message)
      throw failure
    } finally {
      clearTimeout(timer)
      leave?.()
    }
  }

  function asFailure(error: unknown, isLate: boolean): SubgraphFailure {
    if (error instanceof SubgraphFailure) return error
    if (isLate) return new SubgraphFailure(name, 'TIMED_OUT', `no answer within ${timeoutMs} ms`)
    return new SubgraphFailure(name, 'UNREACHABLE', 'the request failed', error)
  }

  return {
    name,
    ask: (request) => observed(() => ask(request), request.context.signal),
    open: (request, client) => observed(() => open(request, client), client),
  }

  async function ask(request: SubgraphRequest) {
    const result = await guarded(request, request.context.signal, async (signal) => {
      const response = await postTwice(request, 'application/json', signal)
      const text = await readLimited(response.body, maxResponseBytes, signal)
      if (text === null) throw new SubgraphFailure(name, 'TOO_LARGE', `answer of more than ${maxResponseBytes} bytes`)
      const answer = parseAnswer(text)
      const { status } = response
      if (!answer) throw new SubgraphFailure(name, 'BAD_ANSWER', `no GraphQL answer, HTTP status ${status}`)
      if (!request.fits(answer.data)) throw new SubgraphFailure(name, 'BAD_ANSWER', 'data that was not asked for')
      return { status, answer }
    })
    return { status: result.status, result }
  }

  async function open(request: StreamRequest, client: AbortSignal) {
    const result = await guarded(request, client, (signal) => openStream(request, signal, client))
    return { status: result.status, result }
  }

  async function openStream(request: StreamRequest, limited: AbortSignal, client: AbortSignal): Promise<Response> {
    // The stream lives as long as its client; only its beginning is limited in time.
    const life = new AbortController()
    const end = () => life.abort(client.reason)
    client.addEventListener('abort', end, { once: true })
    try {
      return await untilAborted(post(request, 'text/event-stream', life.signal), limited)
    } catch (error) {
      client.removeEventListener('abort', end)
      life.abort(error)
      throw error
    }
  }
}
