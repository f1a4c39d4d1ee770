import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { withStringNumbers } from './coingecko-bodies.ts'

/** What a stub does instead of answering properly. */
export type JsonStubBehaviour =
  /** The connection is cut. */
  | 'down'
  /** No answer, ever. */
  | 'hang'
  /** 200 with a page of HTML. */
  | 'garbage'
  /** The proper answer with every number as a string. */
  | 'string-numbers'
  /** 200 with 50 MB. */
  | 'huge'
  /** 302 to this machine. */
  | 'redirect'
  /** Any status and body. */
  | { status: number; body: unknown; headers?: Record<string, string> }

/** An answer: its body is sent as JSON. */
export interface JsonAnswer {
  status: number
  body: unknown
}

/** A request that a stub saw. */
export interface JsonRequest {
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
}

/** A running stand-in for a service that answers GET with JSON. */
export interface JsonStub {
  /** For the service's `_BASE_URL`. */
  url: string
  requests: JsonRequest[]
  /** Paths that match behave so from now on; null: properly again. The newest rule wins. */
  behave(path: RegExp, behaviour: JsonStubBehaviour | null): void
  dispose(): Promise<void>
}

const HUGE = 50_000_000
const CHUNK = 'x'.repeat(1_000_000)

function send(response: ServerResponse, { status, body }: JsonAnswer, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

/** Writes as fast as it is read, so that a reader that stops early is not sent the rest. */
function sendHuge(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const chunks = Array.from({ length: HUGE / CHUNK.length }, () => CHUNK)
  Readable.from(['{"data":"', ...chunks, '"}']).pipe(response)
}

function misbehave(response: ServerResponse, behaviour: JsonStubBehaviour, proper: () => JsonAnswer): void {
  if (behaviour === 'hang') return
  if (behaviour === 'down') response.destroy()
  else if (behaviour === 'huge') sendHuge(response)
  else if (behaviour === 'garbage') {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<!doctype html><title>Just a moment…</title>')
  } else if (behaviour === 'redirect') {
    response.writeHead(302, { location: 'http://127.0.0.1:1/secret' })
    response.end()
  } else if (behaviour === 'string-numbers') {
    const { status, body } = proper()
    send(response, { status, body: withStringNumbers(body) })
  } else send(response, behaviour, behaviour.headers)
}

/** Starts one on a free port of this machine; `answer` says what it properly answers. */
export async function startJsonStub(answer: (request: JsonRequest) => JsonAnswer): Promise<JsonStub> {
  const rules: { path: RegExp; behaviour: JsonStubBehaviour | null }[] = []
  const requests: JsonRequest[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub')
    const seen = { path: url.pathname, query: url.searchParams, headers: request.headers }
    requests.push(seen)
    const behaviour = rules.findLast((rule) => rule.path.test(url.pathname))?.behaviour
    if (behaviour) misbehave(response, behaviour, () => answer(seen))
    else send(response, answer(seen))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (path, behaviour) => void rules.push({ path, behaviour }),
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
