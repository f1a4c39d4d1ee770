import { readFileSync } from 'node:fs'
import { connectDatabase } from '@chainlens/platform/db'
import { createSubgraph, type RunningSubgraph } from '@chainlens/platform/graphql'
import { afterEach, describe, expect, it } from 'vitest'
import { type CoingeckoStub, startCoingeckoStub } from '../../tests/stubs/coingecko.ts'
import { startCoinmarketcapStub } from '../../tests/stubs/coinmarketcap.ts'
import { startDefillamaStub } from '../../tests/stubs/defillama.ts'
import type { JsonStub } from '../../tests/stubs/json-stub.ts'
import { askSubgraph } from '../../tests/support/ask-subgraph.ts'
import { tablesOf } from '../../tests/support/tables-of.ts'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { createTestPlatform, type TestPlatform } from '../../tests/support/test-platform.ts'
import definition from './index.ts'
import { addDays, dayOf } from './sources/days.ts'
import { wavyPrices } from './testing/create-test-context.ts'

const SDL = readFileSync(new URL('../../schema/subgraphs/tokenomics.graphql', import.meta.url), 'utf8')
const UNI_ADDRESS = '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'
const UNI = `eip155:1/erc20:${UNI_ADDRESS}`
const YESTERDAY = addDays(dayOf(Date.now()), -1)
const uniswap = {
  id: 'uniswap',
  symbol: 'uni',
  name: 'Uniswap',
  rank: 25,
  platform: 'ethereum',
  platforms: {
    ethereum: '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
    'polygon-pos': '0xb33eaad8d922b1083446dc23f610c2567fb5180f',
  },
}

interface Running {
  stub: CoingeckoStub
  coinmarketcap: JsonStub
  defillama: JsonStub
  database: { url: string; dispose(): Promise<void> }
  platform: TestPlatform
  subgraph: RunningSubgraph
}

let running: Running

async function setUp(data: 'live' | 'recorded' = 'live') {
  const from = addDays(dayOf(Date.now()), -399)
  const series = {
    ethereum: { from, prices: wavyPrices(400, 2) },
    uniswap: { from, prices: wavyPrices(400, 3) },
    bitcoin: { from, prices: wavyPrices(400, 1) },
  }
  const coins = [{ id: 'ethereum', symbol: 'eth', name: 'Ethereum', rank: 2 }, uniswap]
  const stub = await startCoingeckoStub({ coins, series })
  const coinmarketcap = await startCoinmarketcapStub({
    listings: [{ id: 7083, slug: 'uniswap', symbol: 'UNI', name: 'Uniswap', contracts: [UNI_ADDRESS], priceUsd: 2010 }],
  })
  const defillama = await startDefillamaStub({
    prices: { [`ethereum:${UNI_ADDRESS}`]: { price: 1990, symbol: 'UNI' } },
    protocols: [{ slug: 'uniswap-v3', name: 'Uniswap V3', parent: 'parent#uniswap' }],
    figures: { uniswap: { geckoId: 'uniswap', tvl: 4_000_000_000, fees30d: 60_000_000, revenue30d: 6_000_000 } },
  })
  const database = await createTestDatabase(tablesOf(definition))
  const platform = await createTestPlatform({
    databaseUrl: database.url,
    baseUrls: { COINGECKO: stub.url, COINMARKETCAP: coinmarketcap.url, DEFILLAMA: defillama.url },
    data,
  })
  const subgraph = await createSubgraph(definition, platform.platform, SDL)
  running = { stub, coinmarketcap, defillama, database, platform, subgraph }
  return (query: string, variables: Record<string, unknown> = {}) =>
    askSubgraph(platform.platform, subgraph, { query, variables })
}

afterEach(async () => {
  await running.subgraph.dispose()
  await running.platform.dispose()
  await running.database.dispose()
  await Promise.all([running.stub, running.coinmarketcap, running.defillama].map((one) => one.dispose()))
})

const REPORT = `
  query Report($id: ID!, $days: Int! = 90, $until: Date) {
    token(id: $id) {
      id chainId address symbol name
      asset { id symbol name deployments { id chainId address } }
      tokenomics {
        status score observedAt
        findings { code severity title detail evidence { id } }
        missing { code signal reason }
        evidence { id source url mode asOf retrievedAt contentHash excerpt }
        priceUsd { value exact unit method asOf stale confidence evidence { id } }
        circulatingSupply { exact }
        circulatingShare { value }
        risk(days: $days, until: $until) {
          from to observations missing { code signal reason }
          annualisedVolatility { value unit evidence { mode inputs { contentHash } } }
          betaToBitcoin { value }
        }
      }
    }
  }`

describe('the tokenomics subgraph', () => {
  it('answers a whole report on a token', async () => {
    const ask = await setUp()
    const { data, errors } = await ask(REPORT, { id: UNI })
    expect(errors).toBeUndefined()
    expect(data.token).toMatchObject({
      id: UNI,
      chainId: 'eip155:1',
      address: '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
      symbol: 'UNI',
      name: 'Uniswap',
      asset: {
        id: 'asset_uniswap',
        deployments: [{ id: UNI }, { id: 'eip155:137/erc20:0xb33eaad8d922b1083446dc23f610c2567fb5180f' }],
      },
    })
    const report = data.token.tokenomics
    expect(report).toMatchObject({ status: 'COMPLETE', score: null, missing: [], circulatingShare: { value: 0.8 } })
    expect(report.priceUsd).toMatchObject({ value: 2000, exact: '2000', unit: 'USD', stale: false })
    expect(report.evidence.map(({ id }: { id: string }) => id)).toContain(report.priceUsd.evidence[0].id)
    expect(report.risk).toMatchObject({ from: addDays(YESTERDAY, -90), to: YESTERDAY, observations: 90, missing: [] })
    expect(report.risk.annualisedVolatility).toMatchObject({ unit: 'fraction', evidence: [{ mode: 'COMPUTED' }] })
    expect(report.risk.betaToBitcoin.value).toEqual(expect.any(Number))
  })

  it('shows the closes behind risk, the price by each source, and the protocol', async () => {
    const ask = await setUp()
    const { data, errors } = await ask(`{ token(id: "${UNI}") { tokenomics {
      missing { code } totalValueLockedUsd { value } priceToFees { value } priceToSales { value }
      priceComparison { quotes { source value { value } differenceFromMedian { value } } median { value } spread { value } missing { code } }
      priceHistory(days: 30) { from to points { day closeUsd drawdown } missing { code } evidence { mode } isRecorded stale }
      risk(days: 30) { maxDrawdown { value } }
    } } }`)
    expect(errors).toBeUndefined()
    const report = data.token.tokenomics
    expect(report).toMatchObject({ missing: [], totalValueLockedUsd: { value: 4_000_000_000 } })
    expect(report.priceComparison).toMatchObject({
      quotes: [{ source: 'CoinGecko' }, { source: 'CoinMarketCap' }, { source: 'DefiLlama' }],
      median: { value: 2000 },
      missing: [{ code: 'KEY_REQUIRED' }],
    })
    expect(report.priceHistory).toMatchObject({ to: YESTERDAY, missing: [], isRecorded: false, stale: false })
    expect(report.priceHistory.points).toHaveLength(31)
    const falls = report.priceHistory.points.map(({ drawdown }: { drawdown: number }) => drawdown)
    expect(Math.min(...falls)).toBe(report.risk.maxDrawdown.value)
    expect(running.stub.requests.filter(({ path }) => path === '/coins/uniswap/market_chart')).toHaveLength(1)
    // The list of protocols is megabytes, and no figure rests on it: only what figures rest on is kept.
    const reader = await connectDatabase({
      url: running.database.url,
      schema: 'tokenomics',
      entities: [],
      migrations: definition.migrations ?? [],
    })
    const kept = await reader.query<{ url: string }>('select url from tokenomics.source_documents')
    await reader.dispose()
    expect(kept.map(({ url }) => url)).toContain('https://api.llama.fi/tvl/uniswap')
    expect(kept.map(({ url }) => url)).not.toContain('https://api.llama.fi/protocols')
  })

  it('asks its source once for what several fields and tokens need', async () => {
    const ask = await setUp()
    const tokens = ['a', 'b', 'c'].map(
      (alias) => `${alias}: token(id: "${UNI}") { symbol name asset { id } tokenomics { status risk { to } } }`,
    )
    await ask(`{ ${tokens.join(' ')} eth: token(id: "eip155:1/slip44:60") { symbol tokenomics { risk { to } } } }`)
    expect(running.stub.requests.map(({ path }) => path).sort()).toEqual([
      '/coins/bitcoin/market_chart',
      '/coins/ethereum',
      '/coins/ethereum/contract/0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
      '/coins/ethereum/market_chart',
      '/coins/uniswap/market_chart',
    ])
  })

  it('keeps the bytes behind its evidence', async () => {
    const ask = await setUp()
    const { data } = await ask(REPORT, { id: UNI })
    const database = await connectDatabase({
      url: running.database.url,
      schema: 'tokenomics',
      entities: [],
      migrations: definition.migrations ?? [],
    })
    const kept = await database.query<{ content_hash: string }>('select content_hash from tokenomics.source_documents')
    await database.dispose()
    const hashes = kept.map((row) => row.content_hash)
    const report = data.token.tokenomics
    const cited = report.evidence.map(({ contentHash }: { contentHash: string | null }) => contentHash).filter(Boolean)
    expect(cited.length).toBeGreaterThan(0)
    expect(hashes).toEqual(expect.arrayContaining(cited))
    expect(hashes).toContain(report.risk.annualisedVolatility.evidence[0].inputs[0].contentHash)
  })

  it('never waits for a source to parse an id, as a query and as an entity', async () => {
    const ask = await setUp()
    running.stub.behave(/./, 'hang')
    const { data } = await ask(
      `query ($representations: [_Any!]!) {
        token(id: " EIP155:1/slip44:60 ") { id chainId address }
        none: token(id: "ethereum") { id }
        _entities(representations: $representations) { ... on Token { id chainId address } }
      }`,
      {
        representations: [
          { __typename: 'Token', id: UNI },
          { __typename: 'Token', id: 'nonsense' },
        ],
      },
    )
    expect(data.token).toEqual({ id: 'eip155:1/slip44:60', chainId: 'eip155:1', address: null })
    expect(data.none).toBeNull()
    expect(data._entities).toEqual([expect.objectContaining({ chainId: 'eip155:1' }), null])
    expect(running.stub.requests).toEqual([])
  })

  it('resolves assets as entities, and null for one that nobody lists', async () => {
    const ask = await setUp()
    const representations = ['asset_uniswap', 'asset_nothing', 'uniswap', 'asset_'].map((id) => ({
      __typename: 'Asset',
      id,
    }))
    const { data, errors } = await ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Asset { id symbol name deployments { id } } } }',
      { r: representations },
    )
    expect(errors).toBeUndefined()
    expect(data._entities[0]).toMatchObject({ id: 'asset_uniswap', symbol: 'UNI', deployments: [{ id: UNI }, {}] })
    expect(data._entities.slice(1)).toEqual([null, null, null])
  })

  it('resolves a text, with the names of its candidates at no further cost', async () => {
    const ask = await setUp()
    const { data } = await ask(
      `{ resolveToken(query: "uni") {
        candidates { rank reason warnings isClear token { id symbol name } } missing { code } evidence { id mode }
      } }`,
    )
    expect(data.resolveToken.candidates).toEqual([
      expect.objectContaining({ rank: 1, isClear: true, token: { id: UNI, symbol: 'UNI', name: 'Uniswap' } }),
    ])
    expect(running.stub.requests.map(({ path }) => path)).toEqual(['/search', '/coins/uniswap'])
  })

  it('leaves what a dead source would say null, and names it', async () => {
    const ask = await setUp()
    for (const stub of [running.stub, running.coinmarketcap, running.defillama]) stub.behave(/./, 'down')
    const { data, errors } = await ask(REPORT, { id: UNI })
    expect(errors).toBeUndefined()
    expect(data.token).toMatchObject({ id: UNI, symbol: null, name: null, asset: null })
    expect(data.token.tokenomics).toMatchObject({
      status: 'NO_DATA',
      missing: [{ code: 'SOURCE_UNREACHABLE' }, { code: 'SOURCE_UNREACHABLE' }],
      risk: { observations: 0, missing: [{ code: 'SOURCE_UNREACHABLE' }], annualisedVolatility: null },
    })
  })

  it.each([
    ['token(id: "eip155:1/slip44:60") { tokenomics { status risk(days: 6) { to } } }', /days/],
    ['token(id: "eip155:1/slip44:60") { tokenomics { status risk(until: "9999-01-01") { to } } }', /last whole day/],
    ['token(id: "eip155:1/slip44:60") { tokenomics { status risk(until: "2024-02-30") { to } } }', /Date/],
    ['resolveToken(query: "") { missing { code } }', /empty/],
    ['resolveToken(query: "x", first: 101) { missing { code } }', /first/],
  ])('refuses bad input with a message for the client: %s', async (field, message) => {
    const ask = await setUp()
    const { errors } = await ask(`{ ${field} }`)
    expect(errors).toHaveLength(1)
    expect(errors[0].message).toMatch(message)
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors[0].extensions.code)
  })

  it('keeps the rest of a report where its window was refused', async () => {
    const ask = await setUp()
    const { data, errors } = await ask(REPORT, { id: UNI, days: 4000 })
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT')
    expect(data.token.tokenomics).toMatchObject({ status: 'COMPLETE', risk: null })
  })

  it('compares Bitcoin and Ethereum over 2024 from recordings, without asking anyone', async () => {
    const ask = await setUp('recorded')
    const risk =
      'tokenomics { risk(days: 365, until: "2024-12-31") { from to observations annualisedVolatility { value } maxDrawdown { value } } }'
    const { data, errors } = await ask(
      `{ btc: token(id: "bip122:000000000019d6689c085ae165831e93/slip44:0") { symbol ${risk} }
         eth: token(id: "eip155:1/slip44:60") { symbol ${risk} } }`,
    )
    expect(errors).toBeUndefined()
    expect(data.btc).toMatchObject({ symbol: 'BTC', tokenomics: { risk: { from: '2024-01-01', observations: 365 } } })
    expect(data.btc.tokenomics.risk.annualisedVolatility.value).toBeCloseTo(0.5334412075707978, 12)
    expect(data.eth.tokenomics.risk.annualisedVolatility.value).toBeCloseTo(0.6509426705990883, 12)
    expect(data.eth.tokenomics.risk.maxDrawdown.value).toBeCloseTo(-0.4529402072199906, 12)
    expect(running.stub.requests).toEqual([])
  })

  it('answers nothing without a signed identity', async () => {
    await setUp()
    const body = JSON.stringify({ query: '{ token(id: "eip155:1/slip44:60") { id } }' })
    const request = new Request('http://tokenomics.test/graphql', { method: 'POST', body })
    expect((await running.subgraph.fetch(request)).status).toBe(401)
  })
})
