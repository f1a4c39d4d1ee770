import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { coinBody, errorBody, type StubCoin, searchEntry, withStringNumbers } from './coingecko-bodies.ts'
import { marketChart, marketChartRange, type StubSeries } from './coingecko-charts.ts'

export { coinBody, errorBody, type StubCoin, searchEntry } from './coingecko-bodies.ts'
export type { StubSeries } from './coingecko-charts.ts'

/** What goes wrong instead of a proper answer. */
export type StubBehaviour =
  /** The connection is cut. */
  | 'down'
  /** 429 with Retry-After. */
  | 'limited'
  /** 200 with a page of HTML. */
  | 'garbage'
  /** No answer, ever. */
  | 'hang'
  /** 200 with an error in the body. */
  | 'error-in-200'
  /** The proper answer with every number as a string. */
  | 'string-numbers'
  /** 200 with 20 MB. */
  | 'huge'
  /** Any status and body. */
  | { status: number; body: unknown; headers?: Record<string, string> }

/** What the stub serves. */
export interface CoingeckoStubOptions {
  coins?: StubCoin[]
  /** Daily prices by coin id. */
  series?: Record<string, StubSeries>
  /** Days that history may be asked back; 365 is what the real one gives without a paid key. Default: no limit. */
  historyDays?: number
  /** On-chain data of tokens, by `network/address`: the attributes of /onchain/networks/{network}/tokens/{address}/info. */
  onchain?: Record<string, Record<string, unknown>>
  /** Clock of the running point; default: the real one. */
  now?: () => number
}

/** A request that the stub saw. */
export interface StubRequest {
  path: string
  query: Record<string, string>
  headers: IncomingMessage['headers']
}

/** A running stub of CoinGecko's API v3. */
export interface CoingeckoStub {
  /** For COINGECKO_BASE_URL. */
  url: string
  requests: StubRequest[]
  /** Paths (after /api/v3) that match behave so from now on; null: properly again. The newest rule wins. */
  behave(path: RegExp, behaviour: StubBehaviour | null): void
  dispose(): Promise<void>
}

const TOO_FAR_BACK =
  'Your request exceeds the allowed time range. Public API users are limited to querying historical data within the past 365 days.'

interface Answer {
  status: number
  body: unknown
}

function notFound(): Answer {
  return { status: 404, body: { error: 'coin not found' } }
}

function chart(options: CoingeckoStubOptions, id: string, isRange: boolean, query: URLSearchParams): Answer {
  const series = options.series?.[id]
  if (!series) return notFound()
  const now = options.now?.() ?? Date.now()
  const limit = options.historyDays ?? Number.POSITIVE_INFINITY
  const from = Number(query.get('from'))
  const days = query.get('days') === 'max' ? 10_000 : Number(query.get('days'))
  const daysBack = isRange ? (now - from * 1000) / 86_400_000 : days
  if (daysBack > limit) return { status: 401, body: errorBody(10012, TOO_FAR_BACK) }
  const body = isRange ? marketChartRange(series, from, Number(query.get('to'))) : marketChart(series, days, now)
  return { status: 200, body }
}

function answerOf(options: CoingeckoStubOptions, path: string, query: URLSearchParams): Answer {
  const coins = options.coins ?? []
  if (path === '/search') {
    const text = (query.get('query') ?? '').toLowerCase()
    const found = coins.filter((coin) =>
      [coin.id, coin.symbol, coin.name].some((one) => one.toLowerCase().includes(text)),
    )
    return { status: 200, body: { coins: found.map(searchEntry), exchanges: [], icos: [], categories: [], nfts: [] } }
  }
  const contract = /^\/coins\/([^/]+)\/contract\/([^/]+)$/.exec(path)
  if (contract) {
    const [, platform = '', address = ''] = contract
    const coin = coins.find(
      (one) => one.platforms?.[platform]?.toLowerCase() === decodeURIComponent(address).toLowerCase(),
    )
    return coin ? { status: 200, body: coinBody(coin) } : notFound()
  }
  const info = /^\/onchain\/networks\/([^/]+)\/tokens\/([^/]+)\/info$/.exec(path)
  if (info) {
    const attributes = options.onchain?.[`${info[1]}/${decodeURIComponent(info[2] ?? '')}`]
    const data = { id: `${info[1]}_${info[2]}`, type: 'token', attributes }
    return attributes
      ? { status: 200, body: { data } }
      : { status: 404, body: { errors: [{ status: '404', title: 'Not Found' }] } }
  }
  const charted = /^\/coins\/([^/]+)\/market_chart(\/range)?$/.exec(path)
  if (charted) return chart(options, decodeURIComponent(charted[1] ?? ''), charted[2] !== undefined, query)
  const id = /^\/coins\/([^/]+)$/.exec(path)?.[1]
  const coin = coins.find((one) => one.id === decodeURIComponent(id ?? ''))
  return coin ? { status: 200, body: coinBody(coin) } : notFound()
}

function send(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(text)
}

/** Says its size, as CoinGecko's server does. */
function sendHuge(response: ServerResponse): void {
  const text = `{"coins":["${'x'.repeat(20_000_000)}"]}`
  send(response, 200, text, { 'content-length': String(text.length) })
}

function misbehave(response: ServerResponse, behaviour: StubBehaviour, proper: () => Answer): void {
  if (behaviour === 'hang') return
  if (behaviour === 'down') response.destroy()
  else if (behaviour === 'limited')
    send(
      response,
      429,
      JSON.stringify({ status: { error_code: 429, error_message: "You've exceeded the Rate Limit." } }),
      {
        'retry-after': '60',
      },
    )
  else if (behaviour === 'garbage')
    send(response, 200, '<!doctype html><title>Just a moment…</title>', { 'content-type': 'text/html' })
  else if (behaviour === 'error-in-200')
    send(response, 200, JSON.stringify(errorBody(10005, 'This request is limited.')))
  else if (behaviour === 'huge') sendHuge(response)
  else if (behaviour === 'string-numbers') {
    const { status, body } = proper()
    send(response, status, JSON.stringify(withStringNumbers(body)))
  } else send(response, behaviour.status, JSON.stringify(behaviour.body), behaviour.headers)
}

/** Starts a stub of CoinGecko on a free port of this machine. */
export async function startCoingeckoStub(options: CoingeckoStubOptions = {}): Promise<CoingeckoStub> {
  const rules: { path: RegExp; behaviour: StubBehaviour | null }[] = []
  const requests: StubRequest[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub')
    const path = url.pathname.replace(/^\/api\/v3/, '')
    requests.push({ path, query: Object.fromEntries(url.searchParams), headers: request.headers })
    const proper = () => answerOf(options, path, url.searchParams)
    const behaviour = rules.findLast((rule) => rule.path.test(path))?.behaviour
    if (behaviour) return misbehave(response, behaviour, proper)
    const { status, body } = proper()
    send(response, status, JSON.stringify(body))
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
