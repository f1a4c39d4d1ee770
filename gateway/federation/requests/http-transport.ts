import { Readable } from 'node:stream'
import { traceHeaders } from '@chainlens/platform/telemetry'
import { type Dispatcher, Pool } from 'undici'
import { parseAnswer } from './parse-answer.ts'
import { requestBody } from './request-body.ts'
import type { RequestLife } from './request-life.ts'
import { SubgraphFailure } from './subgraph-failure.ts'
import type { OpenedStream } from './subgraph-request.ts'
import {
  type AuthorizeRequest,
  NoAnswer,
  type Received,
  type SubgraphCall,
  type SubgraphTransport,
} from './subgraph-transport.ts'

/** How one subgraph is reached over the network. */
export interface HttpTransportOptions {
  name: string
  /** …/graphql */
  url: string
  /** For requests; streams have one each. */
  connections: number
  maxResponseBytes: number
  authorize: AuthorizeRequest
  /** Told of all that streams bring. */
  onEvent: () => void
}

/** The network's way to a subgraph; keeps its connections. */
export interface HttpTransport extends SubgraphTransport {
  /** Closes them; what still runs is broken off. */
  dispose(): Promise<void>
}

const ANSWERS = 'application/graphql-response+json, application/json'
const EVENTS = 'text/event-stream, application/graphql-response+json, application/json'
/** Largest answer that is read where a stream was asked for. */
const MOST_REFUSAL_BYTES = 100_000

/**
 * Builds it. undici's dispatch is used bare: what `fetch` and its streams would add is what a gateway spends most of
 * its time on. Redirects are not followed; the time limit is the caller's, so undici's own are off.
 */
export function createHttpTransport(options: HttpTransportOptions): HttpTransport {
  const { origin, pathname, search } = new URL(options.url)
  const path = pathname + search
  const settings = { pipelining: 1, headersTimeout: 0, bodyTimeout: 0 }
  const pool = new Pool(origin, { ...settings, connections: options.connections })
  const streams = new Pool(origin, settings)

  function dispatch(by: Pool, call: SubgraphCall, accept: string, handler: Dispatcher.DispatchHandler): void {
    const { operation, context } = call
    const body = requestBody(call)
    const headers = {
      'content-type': 'application/json',
      accept,
      ...options.authorize({ operation, body, context }),
      ...traceHeaders(),
    }
    by.dispatch({ method: 'POST', path, headers, body }, handler)
  }

  return {
    ask: (call, life) =>
      new Promise((resolve, reject) => {
        dispatch(pool, call, ANSWERS, createReceiver(options, life, { resolve, reject }, null))
      }),
    open: (call, life) =>
      new Promise((resolve, reject) => {
        const limits = { ...options, maxResponseBytes: MOST_REFUSAL_BYTES }
        dispatch(streams, call, EVENTS, createReceiver(limits, life, { resolve, reject }, resolve))
      }),
    async dispose() {
      await Promise.all([pool.destroy(), streams.destroy()])
    },
  }
}

/**
 * Takes what comes back for one request.
 *
 * @param onStream where given, a stream of events is handed to it instead of being read to its end
 */
function createReceiver(
  { name, maxResponseBytes, onEvent }: Pick<HttpTransportOptions, 'name' | 'maxResponseBytes' | 'onEvent'>,
  life: RequestLife,
  { resolve, reject }: { resolve: (received: Received) => void; reject: (error: unknown) => void },
  onStream: ((opened: OpenedStream) => void) | null,
): Dispatcher.DispatchHandler {
  let chunks: Buffer[] = []
  let bytes = 0
  let status = 0
  let stream: Readable | null = null
  let running: Dispatcher.DispatchController | null = null

  function stop(reason: unknown): void {
    reject(reason)
    // An error without a stack: it says nothing that anybody would read.
    running?.abort(reason instanceof Error ? reason : new Error('stopped', { cause: reason }))
  }
  const tooLarge = () => stop(new SubgraphFailure(name, 'TOO_LARGE', `answer of more than ${maxResponseBytes} bytes`))

  life.stops(stop)
  return {
    onRequestStart(controller) {
      running = controller
      if (life.hasEnded) stop(life.reason)
    },
    onResponseStart(controller, statusCode, headers) {
      if (statusCode < 200) return
      status = statusCode
      const contentType = String(headers['content-type'] ?? '')
      if (onStream && status < 300 && contentType.startsWith('text/event-stream')) {
        stream = createBody(controller)
        life.stops((reason) => stream?.destroy(reason as Error))
        onStream({ kind: 'bytes', contentType, bytes: stream })
      } else if (Number(headers['content-length'] ?? 0) > maxResponseBytes) tooLarge()
    },
    onResponseData(controller, chunk) {
      if (stream) {
        onEvent()
        if (!stream.push(chunk)) controller.pause()
        return
      }
      bytes += chunk.length
      if (bytes > maxResponseBytes) tooLarge()
      else chunks.push(chunk)
    },
    onResponseEnd() {
      if (stream) stream.push(null)
      const [first] = chunks
      const whole = chunks.length === 1 && first ? first : Buffer.concat(chunks, bytes)
      chunks = []
      if (!stream) resolve({ status, answer: isRedirect(status) ? null : parseAnswer(whole.toString('utf8')) })
    },
    onResponseError(_, error) {
      if (stream) stream.destroy(error)
      else reject(status === 0 ? new NoAnswer(error) : error)
    },
  }
}

function createBody(controller: Dispatcher.DispatchController): Readable {
  const body = new Readable({
    read: () => controller.resume(),
    destroy(error, done) {
      controller.abort(error ?? new Error('nobody reads on'))
      done(error)
    },
  })
  // Whoever reads is told; before that, a stream that breaks must not end the process.
  return body.on('error', () => {})
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400
}
