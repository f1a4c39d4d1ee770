import { parseTokenId, type TokenReference } from '@chainlens/platform/tokens'
import { afterEach, describe, expect, it } from 'vitest'
import type { StubListing } from '../../../../tests/stubs/coinmarketcap.ts'
import { createTestContext, NOW, type TestContext, type TestContextOptions } from '../../testing/create-test-context.ts'
import { reportTokenomics } from '../report/report-tokenomics.ts'

const ADDRESS = '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'
const UNI = parseTokenId(`eip155:1/erc20:${ADDRESS}`) as TokenReference
const ETH = parseTokenId('eip155:1/slip44:60') as TokenReference
const LISTED = parseTokenId('listed:sample-coin/coin:native') as TokenReference
const FRESH = new Date(NOW - 60_000).toISOString()

const COIN = {
  id: 'uniswap',
  symbol: 'uni',
  name: 'Uniswap',
  rank: 20,
  platform: 'ethereum',
  platforms: { ethereum: ADDRESS },
  lastUpdated: FRESH,
}
const LISTING: StubListing = { id: 7083, slug: 'uniswap', symbol: 'UNI', name: 'Uniswap', contracts: [ADDRESS] }
const PRICES = (price: number) => ({ [`ethereum:${ADDRESS}`]: { price, symbol: 'UNI' } })
const PARTS = [
  { slug: 'uniswap-v2', name: 'Uniswap V2', parent: 'parent#uniswap' },
  { slug: 'uniswap-v3', name: 'Uniswap V3', parent: 'parent#uniswap' },
]
const FIGURES = { geckoId: 'uniswap', tvl: 4_000_000_000.25, fees30d: 60_000_000, revenue30d: 6_000_000 }

let test: TestContext
afterEach(() => test?.dispose())

async function reportOf(options: TestContextOptions = {}, token = UNI) {
  test = await createTestContext({ coins: [COIN], ...options })
  return reportTokenomics(test.context, token)
}

type Report = Awaited<ReturnType<typeof reportOf>>
const pricesOf = ({ priceComparison }: Report) =>
  priceComparison.quotes.map(({ source, value }) => `${source} ${value.exact}`)
const codesOf = (report: Report) => report.findings.map(({ code, severity }) => `${code} ${severity}`)

/** Prices by CoinMarketCap and DefiLlama, with supply and market value as CoinGecko's. */
const beside = (coinmarketcap: number, defillama: number, listing: Partial<StubListing> = {}) => ({
  coinmarketcap: { listings: [{ ...LISTING, priceUsd: coinmarketcap, marketCap: 2e9, ...listing }] },
  defillama: { prices: PRICES(defillama) },
})

describe('the comparison of sources', () => {
  it('shows each price with its own evidence, how far it is from the median, and how far apart they lie', async () => {
    const report = await reportOf(beside(2010, 1990))
    expect(report).toMatchObject({ status: 'COMPLETE', missing: [], priceUsd: { exact: '2000' } })
    const { quotes, median, spread, missing } = report.priceComparison
    expect(pricesOf(report)).toEqual(['CoinGecko 2000', 'CoinMarketCap 2010', 'DefiLlama 1990'])
    expect(quotes.map(({ differenceFromMedian }) => differenceFromMedian?.value)).toEqual([
      0,
      expect.closeTo(0.005, 12),
      expect.closeTo(-0.005, 12),
    ])
    expect(median).toMatchObject({ value: 2000, unit: 'USD' })
    expect(spread?.value).toBeCloseTo(0.01, 12)
    expect(spread?.evidence[0]).toMatchObject({ mode: 'COMPUTED', inputs: [{}, {}, {}] })
    expect(missing).toMatchObject([{ code: 'KEY_REQUIRED', reason: expect.stringContaining('MORALIS_API_KEY') }])
    const ids = new Set(report.evidence.map(({ id }) => id))
    for (const { value } of quotes) expect(ids).toContain(value.evidence[0]?.id)
  })

  it.each([
    [2040, []],
    [2041, ['PRICE_SOURCES_DIFFER MEDIUM']],
    [2222, ['PRICE_SOURCES_DIFFER HIGH']],
  ])('finds prices of 2,000, 2,000 and %s to differ: %j', async (price, expected) => {
    expect(codesOf(await reportOf(beside(price, 2000)))).toEqual(expected)
  })

  it.each([
    [1_051_000, []],
    [1_052_000, ['SUPPLY_SOURCES_DIFFER MEDIUM']],
  ])('finds supplies of 1,000,000 and %s to differ: %j', async (circulating, expected) => {
    const report = await reportOf(beside(2000, 2000, { circulating }))
    expect(codesOf(report)).toEqual(expected)
    expect(report.circulatingSupplyComparison.quotes.map(({ source }) => source)).toEqual([
      'CoinGecko',
      'CoinMarketCap',
    ])
  })

  it.each([
    [2.2e9, []],
    [2.3e9, ['MARKET_CAP_SOURCES_DIFFER LOW']],
  ])('finds market values of 2 bn and %s to differ where price and supply agree: %j', async (marketCap, expected) => {
    expect(codesOf(await reportOf(beside(2000, 2000, { marketCap })))).toEqual(expected)
  })

  it('leaves out, and names, a price that is older than an hour', async () => {
    const report = await reportOf(beside(500, 2000, { lastUpdated: new Date(NOW - 3_600_001).toISOString() }))
    expect(pricesOf(report)).toEqual(['CoinGecko 2000', 'DefiLlama 2000'])
    expect(report.priceComparison.missing).toContainEqual(
      expect.objectContaining({ code: 'STALE', reason: expect.stringContaining('CoinMarketCap') }),
    )
  })

  it('has no spread of one source alone', async () => {
    const report = await reportOf()
    expect(report).toMatchObject({ status: 'COMPLETE', missing: [] })
    expect(report.priceComparison).toMatchObject({ median: null, spread: null })
    expect(report.priceComparison.quotes).toMatchObject([{ source: 'CoinGecko', differenceFromMedian: null }])
  })

  it("adds Moralis' price where its key is set, with less confidence", async () => {
    const settings = { MORALIS_API_KEY: 'moralis-key' }
    const report = await reportOf({ settings, moralis: { prices: { [`0x1/${ADDRESS}`]: 2001.5 } } })
    expect(pricesOf(report)).toEqual(['CoinGecko 2000', 'Moralis 2001.5'])
    expect(report.priceComparison.quotes[1]?.value.confidence).toBeCloseTo(0.72, 12)
  })

  it("takes DefiLlama's own doubts from the confidence in its price", async () => {
    const price = { price: 2000, confidence: 0.5 }
    const report = await reportOf({ defillama: { prices: { [`ethereum:${ADDRESS}`]: price } } })
    expect(report.priceComparison.quotes[1]?.value.confidence).toBeCloseTo(0.45, 12)
  })
})

describe('a listing at CoinMarketCap', () => {
  it.each([true, false])('is read from answers of either version: maps %s', async (isOld) => {
    const report = await reportOf({ coinmarketcap: { isOld, listings: [{ ...LISTING, priceUsd: 1999.000000001 }] } })
    expect(pricesOf(report)).toEqual(['CoinGecko 2000', 'CoinMarketCap 1999.000000001'])
    expect(test.coinmarketcap.requests.map(({ path }) => path)).toEqual([
      '/public-api/v2/cryptocurrency/info',
      '/public-api/v3/cryptocurrency/quotes/latest',
    ])
  })

  it('is asked for with the key where one is set', async () => {
    const settings = { COINMARKETCAP_API_KEY: 'good' }
    const report = await reportOf({ settings, coinmarketcap: { keys: ['good'], listings: [LISTING] } })
    expect(pricesOf(report)).toHaveLength(2)
    expect(test.coinmarketcap.requests[0]).toMatchObject({
      path: '/v2/cryptocurrency/info',
      headers: { 'x-cmc_pro_api_key': 'good' },
    })
    expect(JSON.stringify(report)).not.toContain('"good"')
  })

  it.each([
    ['another contract under the same ticker', UNI, { ...LISTING, contracts: [ADDRESS.replace('1f98', '2f98')] }],
    ['a native coin of another ticker', ETH, { id: 1, slug: 'ethereum', symbol: 'ETHX', name: 'Ethereum' }],
    [
      'a token where a native coin is meant',
      ETH,
      { id: 1, slug: 'ethereum', symbol: 'ETH', name: 'E', contracts: ['0x1'] },
    ],
    ['a coin of another name', LISTED, { id: 9, slug: 'sample-coin', symbol: 'SMP', name: 'Simple Coin' }],
    ['a coin of another ticker', LISTED, { id: 9, slug: 'sample-coin', symbol: 'SMPL', name: 'Sample Coin' }],
    ['one that is not active', UNI, { ...LISTING, isActive: 0 as const }],
  ])('is not taken for the asset where it is %s', async (_what, token, listing) => {
    const coins = [
      COIN,
      { id: 'ethereum', symbol: 'eth', name: 'Ethereum', rank: 2, lastUpdated: FRESH },
      { id: 'sample-coin', symbol: 'smp', name: 'Sample Coin', rank: 500, lastUpdated: FRESH },
    ]
    const report = await reportOf({ coins, coinmarketcap: { listings: [listing] } }, token)
    expect(pricesOf(report)).toEqual(['CoinGecko 2000'])
    expect(report.priceComparison.missing).toContainEqual(
      expect.objectContaining({ code: 'NOT_FOUND', reason: expect.stringContaining('CoinMarketCap') }),
    )
    expect(report).toMatchObject({ status: 'COMPLETE', missing: [] })
  })

  it.each([
    ['native coin', ETH, { id: 1027, slug: 'ethereum', symbol: 'ETH', name: 'Ethereum' }],
    ['coin that is listed without a chain', LISTED, { id: 9, slug: 'sample-coin', symbol: 'SMP', name: 'Sample Coin' }],
  ])('of a %s is found by slug, and held against ticker and name', async (_what, token, listing) => {
    const coins = [
      { id: 'ethereum', symbol: 'eth', name: 'Ethereum', rank: 2, lastUpdated: FRESH },
      { id: 'sample-coin', symbol: 'smp', name: 'Sample Coin', rank: 500, lastUpdated: FRESH },
    ]
    const report = await reportOf({ coins, coinmarketcap: { listings: [listing] } }, token)
    expect(pricesOf(report)).toEqual(['CoinGecko 2000', 'CoinMarketCap 2000'])
  })

  it('says nothing of figures that it gives as null or 0', async () => {
    const listing = { ...LISTING, circulating: 0, maxSupply: null, marketCap: null, rank: null }
    const report = await reportOf({ coinmarketcap: { listings: [listing] } })
    expect(report.circulatingSupplyComparison.quotes.map(({ source }) => source)).toEqual(['CoinGecko'])
    expect(report.marketCapComparison.quotes.map(({ source }) => source)).toEqual(['CoinGecko'])
    expect(pricesOf(report)).toHaveLength(2)
  })
})

describe('figures of a protocol', () => {
  const protocols = PARTS
  it('are those of the parent of its parts, once an answer about it names the asset', async () => {
    const report = await reportOf({ defillama: { protocols, figures: { uniswap: FIGURES } } })
    expect(report).toMatchObject({
      status: 'COMPLETE',
      totalValueLockedUsd: { exact: '4000000000.25', unit: 'USD' },
      fees30dUsd: { value: 60_000_000 },
      revenue30dUsd: { value: 6_000_000 },
    })
    // 2 bn over 4 bn; fully diluted 2.5 bn over 60 m (6 m) × 365/30.
    expect(report.marketCapToTvl?.value).toBeCloseTo(0.49999999996875, 12)
    expect(report.priceToFees?.value).toBeCloseTo(2.5e9 / 730_000_000, 12)
    expect(report.priceToSales?.value).toBeCloseTo(2.5e9 / 73_000_000, 12)
    expect(report.priceToFees?.method).toContain('365/30')
    expect(report.totalValueLockedUsd?.evidence[0]?.url).toBe('https://api.llama.fi/tvl/uniswap')
  })

  it.each([
    ['nobody names the asset', { ...FIGURES, geckoId: null }],
    ["they are another asset's", { ...FIGURES, geckoId: 'universe' }],
  ])('are not taken where %s', async (_what, figures) => {
    const report = await reportOf({ defillama: { protocols, figures: { uniswap: figures } } })
    expect(report).toMatchObject({ status: 'COMPLETE', missing: [], totalValueLockedUsd: null, priceToFees: null })
  })

  it('are those of the one protocol that the list names the asset for', async () => {
    const report = await reportOf({
      defillama: {
        protocols: [{ slug: 'uni-locker', name: 'Uni Locker', geckoId: 'uniswap' }],
        figures: { 'uni-locker': { tvl: 5 } },
      },
    })
    expect(report).toMatchObject({ totalValueLockedUsd: { value: 5 }, fees30dUsd: null, missing: [] })
  })

  it.each([
    [
      'two protocols that are no parts of one',
      [
        { slug: 'a', name: 'A', geckoId: 'uniswap' },
        { slug: 'b', name: 'B', geckoId: 'uniswap' },
      ],
    ],
    ['an exchange that holds its customers’ coins', [{ slug: 'a', name: 'A', geckoId: 'uniswap', category: 'CEX' }]],
  ])('are not guessed from %s', async (_what, listed) => {
    const report = await reportOf({ defillama: { protocols: listed, figures: { a: { tvl: 5 }, b: { tvl: 6 } } } })
    expect(report).toMatchObject({ status: 'COMPLETE', totalValueLockedUsd: null })
  })

  it('may be nothing at all, which gives no ratio', async () => {
    const figures = { uniswap: { geckoId: 'uniswap', tvl: 0, fees30d: 0, revenue30d: null } }
    const report = await reportOf({ defillama: { protocols, figures } })
    expect(report).toMatchObject({ totalValueLockedUsd: { value: 0 }, fees30dUsd: { value: 0 }, revenue30dUsd: null })
    expect([report.marketCapToTvl, report.priceToFees, report.priceToSales]).toEqual([null, null, null])
  })

  it('cost one look at the list of protocols in six hours', async () => {
    let now = NOW
    const lastUpdated = FRESH
    test = await createTestContext({
      coins: [{ ...COIN, lastUpdated }],
      now: () => now,
      defillama: { protocols, figures: { uniswap: FIGURES } },
    })
    const looks = () => test.defillama.requests.filter(({ path }) => path === '/protocols').length
    await reportTokenomics(test.context, UNI)
    now += 6 * 3_600_000 - 1
    await reportTokenomics(test.nextRequest(), UNI)
    expect(looks()).toBe(1)
    now += 1
    await reportTokenomics(test.nextRequest(), UNI)
    expect(looks()).toBe(2)
  })

  it('lose to one bad part that part alone', async () => {
    test = await createTestContext({ coins: [COIN], defillama: { protocols, figures: { uniswap: FIGURES } } })
    test.defillama.behave(/^\/tvl\//, { status: 200, body: '4000000000' })
    const report = await reportTokenomics(test.context, UNI)
    expect(report).toMatchObject({ status: 'PARTIAL', totalValueLockedUsd: null, fees30dUsd: { value: 60_000_000 } })
    expect(report.missing).toMatchObject([{ code: 'BAD_ANSWER', signal: 'total value locked' }])
  })
})

describe('a source that stands in for CoinGecko', () => {
  it.each([
    ['down', 'SOURCE_UNREACHABLE'],
    ['limited', 'RATE_LIMITED'],
    ['string-numbers', 'BAD_ANSWER'],
  ] as const)('is named by the evidence and the method where CoinGecko is %s', async (behaviour, code) => {
    test = await createTestContext({ coins: [COIN], ...beside(2010, 1990) })
    test.stub.behave(/./, behaviour)
    const report = await reportTokenomics(test.context, UNI)
    expect(report.priceUsd).toMatchObject({ exact: '2010', evidence: [{ source: 'CoinMarketCap', mode: 'LIVE' }] })
    expect(report.priceUsd?.method).toContain('in the place of CoinGecko')
    expect(report.circulatingSupply).toMatchObject({ value: 1_000_000, unit: 'UNI' })
    expect(report.circulatingShare?.value).toBe(0.8)
    expect(report.missing).toEqual([expect.objectContaining({ code, signal: "CoinGecko's own figures" })])
    expect(report.status).toBe('PARTIAL')
  })

  it('is the next one that has the figure; the rest is missing for the first reason', async () => {
    test = await createTestContext({ coins: [COIN], defillama: { prices: PRICES(1990) } })
    test.stub.behave(/./, 'down')
    const report = await reportTokenomics(test.context, UNI)
    expect(report.priceUsd).toMatchObject({ exact: '1990', evidence: [{ source: 'DefiLlama' }] })
    expect(report.missing).toMatchObject([
      { code: 'SOURCE_UNREACHABLE', signal: expect.stringMatching(/^market capitalisation, .*rank$/) },
    ])
  })

  it('is not looked for where CoinGecko says that it has no figure', async () => {
    const coins = [{ ...COIN, marketData: { circulating_supply: 0 } }]
    const report = await reportOf({ coins, ...beside(2000, 2000) })
    expect(report.circulatingSupply).toBeNull()
    expect(report.circulatingSupplyComparison.quotes).toMatchObject([{ source: 'CoinMarketCap' }])
  })
})
