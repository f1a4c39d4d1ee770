import { type JsonAnswer, type JsonRequest, type JsonStub, startJsonStub } from './json-stub.ts'

/** A row of the list of protocols, and the figures of the protocol of its slug. */
export interface StubProtocol {
  slug: string
  name: string
  geckoId?: string | null
  /** e.g. parent#uniswap. */
  parent?: string
  category?: string
}

/** Figures by slug: of a protocol, or of the parent of several. */
export interface StubProtocolFigures {
  geckoId?: string | null
  tvl?: number | null
  fees30d?: number | null
  revenue30d?: number | null
}

/** What the stub serves. */
export interface DefillamaStubOptions {
  /** By key, e.g. ethereum:0x… or coingecko:bitcoin. */
  prices?: Record<string, { price: number; symbol?: string; timestamp?: number; confidence?: number }>
  protocols?: StubProtocol[]
  figures?: Record<string, StubProtocolFigures>
  /** Clock of the prices, in milliseconds; default: the real one. */
  now?: () => number
}

function answerOf(options: DefillamaStubOptions, { path, query }: JsonRequest): JsonAnswer {
  const { prices = {}, protocols = [], figures = {}, now = Date.now } = options
  const [, priced] = /^\/prices\/current\/(.+)$/.exec(path) ?? []
  if (priced !== undefined) {
    const key = decodeURIComponent(priced)
    const price = prices[key]
    const timestamp = Math.floor(now() / 1000) - 60
    return {
      status: 200,
      body: { coins: price ? { [key]: { decimals: 18, timestamp, confidence: 0.99, ...price } } : {} },
    }
  }
  if (path === '/protocols')
    return {
      status: 200,
      body: protocols.map(({ slug, name, geckoId = null, parent, category = 'Dexs' }, index) => ({
        id: String(index),
        name,
        slug,
        symbol: '-',
        gecko_id: geckoId,
        category,
        tvl: null,
        chains: ['Ethereum'],
        ...(parent ? { parentProtocol: parent } : {}),
      })),
    }
  const [, kind, slug = ''] = /^\/(tvl|summary\/fees)\/([^/]+)$/.exec(path) ?? []
  const known = figures[decodeURIComponent(slug)]
  if (!kind || !known) return { status: 400, body: { message: 'Protocol is not in our database' } }
  if (kind === 'tvl')
    return known.tvl === undefined || known.tvl === null
      ? { status: 400, body: { message: 'Protocol is not in our database' } }
      : { status: 200, body: known.tvl }
  const total30d = query.get('dataType') === 'dailyRevenue' ? known.revenue30d : known.fees30d
  if (total30d === undefined) return { status: 404, body: { message: 'Fees for this protocol not found' } }
  return {
    status: 200,
    body: { id: '1', name: slug, gecko_id: known.geckoId ?? null, total24h: 1, total7d: 7, total30d },
  }
}

/** Starts a stub of DefiLlama's APIs: /prices/current, /protocols, /tvl and /summary/fees. */
export function startDefillamaStub(options: DefillamaStubOptions = {}): Promise<JsonStub> {
  return startJsonStub((request) => answerOf(options, request))
}
