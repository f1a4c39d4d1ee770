import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { StubFrames, StubReply } from './model-turn.ts'

/** A request as a stub got it. */
export interface StubModelRequest {
  path: string
  headers: IncomingHttpHeaders
  // biome-ignore lint/suspicious/noExplicitAny: tests read any body
  body: any
  /** Resolves when the client has gone before the answer was whole. */
  aborted: Promise<void>
}

/** A stand-in for a provider of models; `reply` may be changed between requests. */
export interface ModelStub {
  /** For OPENAI_BASE_URL or ANTHROPIC_BASE_URL. */
  url: string
  requests: StubModelRequest[]
  /** What each request is answered with; gets the request and its place from 1. */
  reply: (request: StubModelRequest, place: number) => StubReply | Promise<StubReply>
  /** Answers with these in turn; the last one again and again. Forgets the requests so far. */
  script(...replies: StubReply[]): void
  dispose(): Promise<void>
}

/** A status with its body and headers. */
export interface StubError {
  status: number
  body: unknown
  headers?: Record<string, string>
}

/** How a provider puts what a stub says; null where it has no such path. */
export interface StubProtocol {
  stream(reply: Exclude<StubReply, { fails: string }>, request: StubModelRequest): StubFrames | null
  error(fails: Extract<StubReply, { fails: string }>['fails'], request: StubModelRequest): StubError
}

/** Serves a protocol on a free port of the loopback address. */
export async function serveModelStub(protocol: StubProtocol): Promise<ModelStub> {
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    const aborted = new Promise<void>((resolve) => {
      response.on('close', () => {
        if (!response.writableEnded) resolve()
      })
    })
    const request = {
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: text ? JSON.parse(text) : null,
      aborted,
    }
    stub.requests.push(request)
    answer(protocol, request, response, await stub.reply(request, stub.requests.length))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stub: ModelStub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    reply: () => ({ text: ['Hello.'] }),
    script(...replies) {
      stub.requests.length = 0
      stub.reply = (_request, place) => replies[Math.min(place, replies.length) - 1] ?? { text: ['Hello.'] }
    },
    async dispose() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return stub
}

function answer(protocol: StubProtocol, request: StubModelRequest, response: ServerResponse, reply: StubReply): void {
  if ('fails' in reply) {
    if (reply.fails === 'reset') {
      response.destroy()
      return
    }
    if (reply.fails === 'garbage') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome to the router</html>')
      return
    }
    send(response, protocol.error(reply.fails, request), reply.headers)
    return
  }
  const stream = protocol.stream(reply, request)
  if (!stream) {
    send(response, protocol.error('no-path', request))
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_stub' })
  if (reply.holds) {
    const half = Math.ceil(stream.text / 2)
    response.write(stream.frames.slice(0, half).join(''))
    reply.holds.then(() => response.end(stream.frames.slice(half).join('')))
    return
  }
  if (!reply.breaks) {
    void speak(response, stream.frames, reply.paceMs ?? 0)
    return
  }
  const { after, by } = reply.breaks
  const sent = stream.frames.slice(0, after === 'text' ? stream.text : stream.halfCall).join('')
  if (by === 'cut') response.end(sent)
  else if (by === 'error') response.end(sent + stream.error)
  else if (by === 'stall') response.write(sent)
  else response.write(sent, () => response.destroy())
}

async function speak(response: ServerResponse, frames: readonly string[], paceMs: number): Promise<void> {
  if (paceMs === 0) {
    response.end(frames.join(''))
    return
  }
  for (const frame of frames) {
    if (response.destroyed) return
    response.write(frame)
    await pause(paceMs)
  }
  response.end()
}

function send(response: ServerResponse, { status, body, headers }: StubError, more: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_stub', ...headers, ...more })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
