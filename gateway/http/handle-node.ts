import type { IncomingMessage, ServerResponse } from 'node:http'
import { type NodeHandler, type ReadClientAddress, readHeaders } from '@chainlens/platform/http'
import type { HeaderReader } from '../identity/identity.ts'
import { acceptedStream } from '../streaming/accepted-stream.ts'
import { type AnswerOptions, answerOperation, identifySender, readOperation } from './answer-graphql.ts'
import { checkHead } from './check-head.ts'
import type { GraphAnswer, GraphRequest } from './graph-request.ts'
import { tooLargeRefusal, unexpectedRefusal } from './refuse.ts'
import { newRequestId } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'

/**
 * Answers `POST /graphql` by Node's own messages: the same as createGraphqlHandler does, without a Request, a
 * Response and their streams, which cost as much as a small operation. Leaves all else to the other way.
 */
export function createNodeHandler(options: AnswerOptions & { readClientAddress: ReadClientAddress }): NodeHandler {
  const { readClientAddress, logger } = options

  async function answerMessage(
    message: IncomingMessage,
    headers: HeaderReader,
    requestId: string,
    signal: AbortSignal,
  ) {
    const wrong = checkHead('POST', headers)
    if (wrong) return wrong
    const { bodyBytes } = options.current.get().limits
    const body = await readText(message, bodyBytes)
    if (body === null) return tooLargeRefusal(bodyBytes)
    const clientAddress = readClientAddress(message.socket.remoteAddress ?? null, headers.get('x-forwarded-for'))
    const asked: GraphRequest = { method: 'POST', headers, search: '', body, clientAddress, requestId, signal }
    const sender = await identifySender(options, asked)
    if ('status' in sender) return sender
    const input = readOperation(asked)
    return 'status' in input ? input : answerOperation(options, asked, sender, input)
  }

  async function respond(message: IncomingMessage, target: ServerResponse, headers: HeaderReader): Promise<void> {
    const requestId = newRequestId()
    const gone = new AbortController()
    // It closes after every answer; an abort that nobody needs costs an exception.
    target.once('close', () => target.writableFinished || gone.abort())
    let answer: GraphAnswer
    try {
      answer = await answerMessage(message, headers, requestId, gone.signal)
    } catch (error) {
      if (gone.signal.aborted) return
      logger.error({ err: error, requestId }, 'request failed')
      answer = unexpectedRefusal(requestId)
    }
    send(target, answer, requestId)
  }

  return (message, target) => {
    if (message.method !== 'POST' || message.url !== '/graphql') return null
    const headers = readHeaders(message.headers)
    // A stream is a Response's business.
    return acceptedStream(headers.get('accept')) ? null : respond(message, target, headers)
  }
}

const OF_DATA = securityHeaders('data')

function send(target: ServerResponse, { status, headers, body }: GraphAnswer, requestId: string): void {
  if (target.destroyed) return
  const length = Buffer.byteLength(body)
  target.writeHead(status, { ...OF_DATA, ...headers, 'x-request-id': requestId, 'content-length': length })
  // As a text: Node sends it together with the head, by one call; and with least work where no character needs more than a byte.
  target.end(body, length === body.length ? 'latin1' : 'utf8')
}

/** The body as text; null where it is larger than `mostBytes`. Rejects where the client breaks off. */
function readText(message: IncomingMessage, mostBytes: number): Promise<string | null> {
  if (Number(message.headers['content-length'] ?? 0) > mostBytes) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= mostBytes) chunks.push(chunk)
      else resolve(null)
    })
    message.once('end', () => resolve(decode(chunks)))
    message.once('error', reject)
    message.once('close', () => message.complete || reject(new Error('the client broke off')))
  })
}

function decode(chunks: Buffer[]): string {
  const [first] = chunks
  const text = (chunks.length === 1 && first ? first : Buffer.concat(chunks)).toString('utf8')
  // As a Request's own text() leaves it out.
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
