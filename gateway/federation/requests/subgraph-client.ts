import { errorTypeOf, failSpan, isTracing, type Logger, type Span, withSpan } from '@chainlens/platform/telemetry'
import type { RequestContext } from '../../request-context.ts'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { createConcurrencyLimit } from './concurrency-limit.ts'
import type { RequestLife } from './request-life.ts'
import type { RequestMeter } from './request-meter.ts'
import { SubgraphFailure } from './subgraph-failure.ts'
import type { OpenedStream, SubgraphAnswer } from './subgraph-request.ts'
import { NoAnswer, type Received, type SubgraphCall, type SubgraphTransport } from './subgraph-transport.ts'

/** How much of a subgraph is taken. */
export interface SubgraphClientOptions {
  name: string
  /** The way to it, looked for at each request: a subgraph may come into this process later. */
  transport: () => SubgraphTransport
  meter: RequestMeter
  logger: Logger
  /** How long an answer may take. */
  timeoutMs: number
  /** How long the beginning of a stream may take; as an answer where it is left out. */
  openTimeoutMs?: number
  /** Requests at once; ten times as many wait in line. */
  concurrent: number
  /** True: status 401 refuses the gateway itself, and is no matter of its client. */
  refusalsAreOurs: boolean
}

/** The way to one subgraph: limited in time and number, and left alone while it fails. */
export interface SubgraphClient {
  /**
   * Its answer. Throws SubgraphFailure, or the reason by which `life` ended.
   *
   * @param context of who asked first
   * @param form makes the request when it goes: while it waits in line, others may join it
   */
  ask(context: RequestContext, form: () => SubgraphCall, life: RequestLife): Promise<SubgraphAnswer>
  /** Opens a stream, which goes on until `life` ends. Throws as `ask` does. */
  open(call: SubgraphCall, life: RequestLife): Promise<OpenedStream>
}

/** Failures in a row after which a subgraph is left alone, and for how long. */
const BREAKER = { failures: 5, pauseMs: 1_000 }
/** By this a life ends whose time is up. */
const LATE = new DOMException('no answer in time', 'TimeoutError')

/** Builds the way to one subgraph. */
export function createSubgraphClient(options: SubgraphClientOptions): SubgraphClient {
  const { name, timeoutMs, openTimeoutMs = timeoutMs, concurrent, meter } = options
  const breaker = createCircuitBreaker(BREAKER)
  const limit = createConcurrencyLimit({ concurrent, waiting: concurrent * 10 })
  const logger = options.logger.child({ subgraph: name })
  const endLate = (life: RequestLife) => life.end(LATE)

  /** Runs `work` under breaker, limit and timeout, and says in one way what went wrong. */
  async function guarded<Result>(
    { requestId }: RequestContext,
    life: RequestLife,
    limitMs: number,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const beganMs = performance.now()
    const timer = setTimeout(endLate, limitMs, life)
    let leave: (() => void) | null = null
    let outcome = 'ok'
    try {
      life.throwIfEnded()
      if (!breaker.mayAsk()) throw new SubgraphFailure(name, 'CIRCUIT_OPEN', 'failed several times in a row, not asked')
      leave = limit.enterNow() ?? (await waitInLine(life))
      const result = await work()
      breaker.succeeded()
      return result
    } catch (error) {
      const isLate = life.reason === LATE
      // The clients went: nobody is told, and nobody is to blame.
      if (life.hasEnded && !isLate) {
        outcome = 'cancelled'
        throw life.reason
      }
      const failure = asFailure(error, isLate ? limitMs : null)
      outcome = failure.reason.toLowerCase()
      if (failure.reason !== 'OVERLOADED' && failure.reason !== 'CIRCUIT_OPEN') breaker.failed()
      logger.warn({ requestId, reason: failure.reason, err: failure.cause }, failure.message)
      throw failure
    } finally {
      clearTimeout(timer)
      leave?.()
      meter.ended(outcome, performance.now() - beganMs, breaker.isOpen())
    }
  }

  async function waitInLine(life: RequestLife): Promise<() => void> {
    meter.waits(1)
    try {
      const leave = await limit.enter(life.signal())
      if (leave) return leave
    } finally {
      life.stops(null)
      meter.waits(-1)
    }
    throw new SubgraphFailure(name, 'OVERLOADED', `${concurrent} requests run, and as many wait as may`)
  }

  function asFailure(error: unknown, lateMs: number | null): SubgraphFailure {
    if (error instanceof SubgraphFailure) return error
    if (lateMs !== null) return new SubgraphFailure(name, 'TIMED_OUT', `no answer within ${lateMs} ms`)
    const cause = error instanceof NoAnswer ? error.cause : error
    return new SubgraphFailure(name, 'UNREACHABLE', 'the request failed', cause)
  }

  /** A query of which nothing came back goes a second time; a mutation may have been done. */
  async function twice<Result>(call: SubgraphCall, life: RequestLife, send: () => Promise<Result>): Promise<Result> {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof NoAnswer) || call.operation.kind === 'mutation' || life.hasEnded) throw error
      meter.retried()
      return send()
    }
  }

  function usable(call: SubgraphCall, { status, answer }: Received): SubgraphAnswer {
    if (!answer) throw new SubgraphFailure(name, 'BAD_ANSWER', `no GraphQL answer, HTTP status ${status}`)
    if (!hasAllEntities(call, answer) || !call.operation.fits(answer.data))
      throw new SubgraphFailure(name, 'BAD_ANSWER', 'data that was not asked for')
    if (status !== 401 || !options.refusalsAreOurs) return answer
    logger.error('refused the identity of the gateway')
    return { errors: (answer.errors ?? []).map((error) => ({ ...error, extensions: {} })) }
  }

  async function ask(call: SubgraphCall, life: RequestLife, span: Span | null): Promise<SubgraphAnswer> {
    const transport = options.transport()
    meter.asked(call)
    if (span) describe(span, call)
    const received = await twice(call, life, () => transport.ask(call, life))
    span?.setAttribute('http.response.status_code', received.status)
    return usable(call, received)
  }

  async function open(call: SubgraphCall, life: RequestLife): Promise<OpenedStream> {
    const transport = options.transport()
    const opened = await twice(call, life, () => transport.open(call, life))
    return 'kind' in opened ? opened : { kind: 'answer', answer: usable(call, opened) }
  }

  /** Puts work under a span, where spans are recorded. */
  function traced<Result>(work: (span: Span | null) => Promise<Result>): Promise<Result> {
    if (!isTracing()) return work(null)
    const attributes = { 'peer.service': name, 'chainlens.subgraph': name }
    return withSpan(`subgraph ${name}`, { kind: 'client', attributes }, async (span) => {
      try {
        return await work(span)
      } catch (error) {
        if (error instanceof SubgraphFailure) failSpan(span, errorTypeOf(error))
        throw error
      }
    })
  }

  return {
    ask: (context, form, life) => traced((span) => guarded(context, life, timeoutMs, () => ask(form(), life, span))),
    open: (call, life) => traced(() => guarded(call.context, life, openTimeoutMs, () => open(call, life))),
  }
}

function describe(span: Span, { askers, representations }: SubgraphCall): void {
  if (askers > 1) span.setAttribute('chainlens.askers', askers)
  if (representations) span.setAttribute('chainlens.representations', representations.json.length)
}

function hasAllEntities({ representations }: SubgraphCall, { data }: SubgraphAnswer): boolean {
  if (!representations || !data) return true
  const entities = data._entities
  return Array.isArray(entities) && entities.length === representations.json.length
}
