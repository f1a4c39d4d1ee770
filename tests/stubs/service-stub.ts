import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What goes wrong instead of a proper answer. */
export type ServiceBehaviour =
  /** The connection is cut. */
  | 'down'
  /** No answer, ever. */
  | 'hang'
  /** 200 with a page of HTML. */
  | 'garbage'
  /** 200 with 50 MB of JSON. */
  | 'huge'
  /** A redirect to another path of this server, which sees whether it is followed. */
  | 'redirect'
  /** 429 with Retry-After. */
  | 'limited'
  /** Any status and body. */
  | { status: number; body: unknown; headers?: Record<string, string> }

/** A request that a stub saw. */
export interface SeenRequest {
  method: string
  path: string
  query: Record<string, string>
  headers: IncomingMessage['headers']
}

/** A proper answer. */
export interface ServiceAnswer {
  status: number
  body: unknown
}

/** A running stub of an outside service. */
export interface ServiceStub {
  /** For <SERVICE>_BASE_URL. */
  url: string
  requests: SeenRequest[]
  /** Paths that match behave so from now on; null: properly again. The newest rule wins. */
  behave(path: RegExp, behaviour: ServiceBehaviour | null): void
  /** From now on each request that no rule is for behaves as this says; null: properly. */
  decide(by: (request: SeenRequest) => ServiceBehaviour | null): void
  dispose(): Promise<void>
}

function send(response: ServerResponse, { status, body }: ServiceAnswer, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** 50 MB in pieces, as far as anyone reads them. */
function sendMuch(response: ServerResponse): void {
  const piece = `"${'x'.repeat(999_998)}"`
  let sent = 0
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"result":[')
  const more = () => {
    while (sent < 50) {
      sent++
      if (!response.write(`${piece},`)) return
    }
    response.end('""]}')
  }
  response.on('drain', more)
  more()
}

function misbehave(response: ServerResponse, behaviour: ServiceBehaviour): void {
  if (behaviour === 'hang') return
  if (behaviour === 'down') response.destroy()
  else if (behaviour === 'garbage') send(response, { status: 200, body: '<!doctype html><title>Sorry</title>' })
  else if (behaviour === 'huge') sendMuch(response)
  else if (behaviour === 'redirect') send(response, { status: 302, body: '' }, { location: '/redirected' })
  else if (behaviour === 'limited') send(response, { status: 429, body: {} }, { 'retry-after': '60' })
  else send(response, behaviour, behaviour.headers)
}

/** Starts a service on a free port of this machine that answers as `proper` says, until a test says otherwise. */
export async function startServiceStub(proper: (request: SeenRequest) => ServiceAnswer): Promise<ServiceStub> {
  const rules: { path: RegExp; behaviour: ServiceBehaviour | null }[] = []
  const requests: SeenRequest[] = []
  let decision: (request: SeenRequest) => ServiceBehaviour | null = () => null
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub')
    const seen: SeenRequest = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
    }
    requests.push(seen)
    const behaviour = rules.findLast((rule) => rule.path.test(seen.path))?.behaviour ?? decision(seen)
    if (behaviour) misbehave(response, behaviour)
    else send(response, proper(seen))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (path, behaviour) => void rules.push({ path, behaviour }),
    decide(by) {
      decision = by
    },
    async dispose() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
