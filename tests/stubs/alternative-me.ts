import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One day of the index, as alternative.me writes it: all strings, newest first. */
export interface FearAndGreedDay {
  value: string
  value_classification: string
  /** Unix seconds. */
  timestamp: string
  time_until_update?: string
}

/** What the stub does with the next requests. */
export type AlternativeMeBehaviour =
  | 'answer'
  /** A 200 whose body holds the service's own error. */
  | 'error'
  /** A 200 with an empty list. */
  | 'empty'
  /** A 200 that is a web page. */
  | 'garbage'
  | 'hang'
  /** The connection breaks off. */
  | 'drop'
  /** 429 with retry-after. */
  | 'limited'
  /** 503. */
  | 'down'

/** A stand-in for api.alternative.me; settings may be changed between requests. */
export interface AlternativeMeStub {
  /** For ALTERNATIVE_ME_BASE_URL. */
  url: string
  /** Paths that were asked, in order. */
  requests: string[]
  behaviour: AlternativeMeBehaviour
  days: FearAndGreedDay[]
  /** Answers as `behaviour` now says, and breaks off the requests that hang. */
  behave(behaviour: AlternativeMeBehaviour): void
  dispose(): Promise<void>
}

/** Today's reading, as the service words it. */
export function fearAndGreedDay(value: number, classification: string, at: Date = startOfToday()): FearAndGreedDay {
  return {
    value: String(value),
    value_classification: classification,
    timestamp: String(Math.floor(at.getTime() / 1000)),
  }
}

function startOfToday(): Date {
  return new Date(new Date().setUTCHours(0, 0, 0, 0))
}

function bodyOf(days: FearAndGreedDay[], error: string | null): string {
  return JSON.stringify({ name: 'Fear and Greed Index', data: days, metadata: { error } })
}

/** Starts it on a free port of the loopback address. */
export async function startAlternativeMeStub(
  options: { behaviour?: AlternativeMeBehaviour; days?: FearAndGreedDay[] } = {},
): Promise<AlternativeMeStub> {
  const hanging = new Set<Socket>()
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub')
    stub.requests.push(`${url.pathname}${url.search}`)
    const send = (status: number, body: string, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
    const { behaviour } = stub
    if (behaviour === 'hang') return void hanging.add(request.socket)
    if (behaviour === 'drop') return void request.socket.destroy()
    if (behaviour === 'limited') return void send(429, 'Too Many Requests', { 'retry-after': '60' })
    if (behaviour === 'down') return void send(503, 'Service Unavailable')
    if (behaviour === 'garbage') return void send(200, '<!doctype html><title>Just a moment…</title>')
    if (behaviour === 'error') return void send(200, bodyOf([], 'Internal error'))
    if (behaviour === 'empty') return void send(200, bodyOf([], null))
    if (url.pathname !== '/fng/') return void send(404, '{}')
    const limit = Number(url.searchParams.get('limit') ?? 1)
    send(200, bodyOf(limit === 0 ? stub.days : stub.days.slice(0, limit), null))
  })
  const stub: AlternativeMeStub = {
    url: '',
    requests: [],
    behaviour: options.behaviour ?? 'answer',
    days: options.days ?? [{ ...fearAndGreedDay(40, 'Fear'), time_until_update: '68499' }],
    behave(behaviour) {
      stub.behaviour = behaviour
      for (const socket of hanging) socket.destroy()
      hanging.clear()
    },
    dispose: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return stub
}
