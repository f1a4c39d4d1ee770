import { sseResponse, streamResponse } from '@chainlens/platform/streaming'
import type { Logger } from '@chainlens/platform/telemetry'
import type { ExecutionResult } from 'graphql'
import { type Admission, admitConnection } from '../connections/admit-connection.ts'
import type { OpenCount } from '../connections/count-by-key.ts'
import { spreadOut } from '../connections/spread-out.ts'
import { clientError } from '../errors/client-errors.ts'
import { executeOperation } from '../execute-operation.ts'
import type { CurrentRuntime } from '../federation/current-runtime.ts'
import type { Subscriptions } from '../federation/subscriptions/subscriptions.ts'
import { refuse } from '../http/refuse.ts'
import type { Identified } from '../identity/identify.ts'
import type { OperationInput } from '../request-context.ts'
import type { Observer } from '../telemetry/observe-operation.ts'
import type { StreamKind } from './accepted-stream.ts'
import { interruptible } from './interruptible.ts'
import { MULTIPART } from './stream-format.ts'

/** What streams over HTTP are made of; the counts are those of sockets. */
export interface StreamsOptions {
  current: CurrentRuntime
  subscriptions: Subscriptions
  observer: Observer
  admission: Admission
  addresses: OpenCount
  logger: Logger
}

/** One operation whose results are streamed. */
export interface StreamRequest {
  input: OperationInput
  identified: Identified
  kind: StreamKind
  requestId: string
  clientAddress: string | null
  /** The trace that the client is in, as it says. */
  traceparent: string | null
  /** Aborts when the client goes. */
  signal: AbortSignal
}

/** Streams of results over HTTP. */
export interface Streams {
  /** Runs an operation and streams what comes of it; 429 where its account or its address has too many open. */
  open(request: StreamRequest): Promise<Response>
  /** Breaks all off, within `spreadMs`, upon which clients connect again elsewhere; opens no more. */
  dispose(spreadMs: number): Promise<void>
}

/**
 * Streams as sockets are: let in by the same counts, and ended with the sign-in, by a last result with
 * UNAUTHENTICATED. Cookies are neither read nor set.
 */
export function createStreams(options: StreamsOptions): Streams {
  const { current, subscriptions, observer, admission, addresses } = options
  const open = new Set<AbortController>()
  let isEnding = false

  return {
    async open({ input, identified, kind, requestId, clientAddress, traceparent, signal }) {
      if (isEnding) return refuse(503, 'SUBGRAPH_UNAVAILABLE', 'This server is ending: ask again.')
      const leaveAddress = addresses.open(clientAddress ?? '')
      if (!leaveAddress) return refuse(429, 'RATE_LIMITED', 'Too many streams and sockets are open from this address.')
      const life = new AbortController()
      const abort = () => life.abort(signal.reason)
      let interrupt: (why: string) => void = () => {}
      let ended: string | null = null
      const leaveUser = admitConnection(admission, identified, (why) => {
        ended = why
        interrupt(why)
      })
      const leave = () => {
        signal.removeEventListener('abort', abort)
        open.delete(life)
        leaveUser?.()
        leaveAddress()
      }
      if (!leaveUser) {
        leave()
        return refuse(429, 'RATE_LIMITED', 'This account has too many streams and sockets open.')
      }
      open.add(life)
      if (signal.aborted) abort()
      signal.addEventListener('abort', abort, { once: true })

      const context = {
        requestId,
        principal: identified.principal,
        forwardedHeaders: identified.forwardedHeaders,
        clientAddress,
        refreshToken: null,
        signal: life.signal,
        logger: options.logger,
        client: { transport: kind, traceparent },
        setRefreshCookie: () => {},
      }
      const outcome = await executeOperation(current.get(), input, context, { subscriptions, observer })
      const isStream = Symbol.asyncIterator in outcome
      const stoppable = interruptible<ExecutionResult>(isStream ? outcome : once(outcome), leave)
      interrupt = (why) => {
        // What has been done is told, whoever asked: only a subscription ends with its sign-in.
        if (isStream) stoppable.interrupt({ errors: [clientError('UNAUTHENTICATED', `${why}.`)] })
      }
      if (ended) interrupt(ended)
      const onError = (error: unknown) => options.logger.error({ err: error, requestId }, 'a stream failed')
      const streamOptions = { signal: life.signal, onError }
      return kind === 'sse'
        ? sseResponse(stoppable.results, streamOptions)
        : streamResponse(stoppable.results, MULTIPART, streamOptions)
    },
    async dispose(spreadMs) {
      isEnding = true
      await spreadOut([...open], spreadMs, (life) => life.abort(new Error('the gateway ends')))
      for (const life of open) life.abort(new Error('the gateway ends'))
    },
  }
}

async function* once(result: ExecutionResult): AsyncGenerator<ExecutionResult, void, void> {
  yield result
}
