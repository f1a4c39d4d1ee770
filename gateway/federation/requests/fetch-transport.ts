import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { Fetch } from '@chainlens/platform/http'
import { traceHeaders } from '@chainlens/platform/telemetry'
import { parseAnswer } from './parse-answer.ts'
import { readLimited } from './read-limited.ts'
import { requestBody } from './request-body.ts'
import { SubgraphFailure } from './subgraph-failure.ts'
import {
  type AuthorizeRequest,
  NoAnswer,
  type Received,
  type SubgraphCall,
  type SubgraphTransport,
} from './subgraph-transport.ts'

const MOST_REFUSAL_BYTES = 100_000

/** The way to a host that answers requests in this process, as those of tests do. */
export function createFetchTransport(options: {
  name: string
  url: string
  fetch: Fetch
  maxResponseBytes: number
  authorize: AuthorizeRequest
  /** Told of all that streams bring. */
  onEvent: () => void
}): SubgraphTransport {
  const { name, url, maxResponseBytes, authorize, onEvent } = options

  async function post(call: SubgraphCall, accept: string, signal: AbortSignal): Promise<Response> {
    const { operation, context } = call
    const body = requestBody(call)
    const headers = {
      'content-type': 'application/json',
      accept,
      ...authorize({ operation, body, context }),
      ...traceHeaders(),
    }
    try {
      return await options.fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
    } catch (error) {
      throw signal.aborted ? signal.reason : new NoAnswer(error)
    }
  }

  async function read(response: Response, maxBytes: number, signal: AbortSignal): Promise<Received> {
    const text = await readLimited(response.body, maxBytes, signal)
    if (text === null) throw new SubgraphFailure(name, 'TOO_LARGE', `answer of more than ${maxBytes} bytes`)
    const { status } = response
    return { status, answer: status >= 300 && status < 400 ? null : parseAnswer(text) }
  }

  return {
    async ask(call, life) {
      const signal = life.signal()
      return read(await post(call, 'application/json', signal), maxResponseBytes, signal)
    },
    async open(call, life) {
      const signal = life.signal()
      const response = await post(call, 'text/event-stream', signal)
      const contentType = response.headers.get('content-type') ?? ''
      if (!response.ok || !response.body || !contentType.startsWith('text/event-stream'))
        return read(response, MOST_REFUSAL_BYTES, signal)
      const told = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          onEvent()
          controller.enqueue(chunk)
        },
      })
      const bytes = Readable.fromWeb(response.body.pipeThrough(told) as unknown as NodeReadableStream, { signal })
      bytes.on('error', () => {})
      return { kind: 'bytes', contentType, bytes }
    },
  }
}
