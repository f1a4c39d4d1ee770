import { parseTokenId, type TokenReference } from '@chainlens/platform/tokens'
import { afterEach, describe, expect, it } from 'vitest'
import type { StubCoin } from '../../../../tests/stubs/coingecko.ts'
import {
  createRecordedContext,
  createTestContext,
  IMPATIENT,
  NOW,
  type TestContext,
} from '../../testing/create-test-context.ts'
import { reportTokenomics } from './report-tokenomics.ts'
import { riskOfReport } from './risk-of-report.ts'

const ETH = parseTokenId('eip155:1/slip44:60') as TokenReference
const BTC = parseTokenId('bip122:000000000019d6689c085ae165831e93/slip44:0') as TokenReference
const UNI = parseTokenId('eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984') as TokenReference
const FRESH = new Date(NOW - 60_000).toISOString()

let test: TestContext
afterEach(() => test?.dispose())

async function reportOf(coin: Partial<StubCoin> = {}, token = ETH) {
  const whole = { id: 'ethereum', symbol: 'eth', name: 'Ethereum', rank: 2, lastUpdated: FRESH, ...coin }
  test = await createTestContext({ coins: [whole] })
  return reportTokenomics(test.context, token)
}

const codesOf = (report: { findings: { code: string }[] }) => report.findings.map(({ code }) => code)

describe('a report', () => {
  it('has every figure with its own evidence, time and unit', async () => {
    const report = await reportOf()
    expect(report).toMatchObject({ status: 'COMPLETE', score: null, missing: [], coinId: 'ethereum' })
    expect(report.observedAt).toBe(new Date(NOW).toISOString())
    expect(report.priceUsd).toMatchObject({
      value: 2000,
      exact: '2000',
      unit: 'USD',
      asOf: FRESH,
      stale: false,
      confidence: 0.9,
    })
    expect(report.circulatingSupply).toMatchObject({ value: 1_000_000, unit: 'ETH' })
    expect(report.marketCapRank).toMatchObject({ value: 2, unit: 'rank' })
    expect(report.circulatingShare).toMatchObject({ value: 0.8, unit: 'fraction' })
    expect(report.priceUsd?.evidence[0]).toMatchObject({
      source: 'CoinGecko',
      mode: 'LIVE',
      excerpt: 'ethereum: market_data.current_price.usd = 2000',
      url: expect.stringContaining('https://api.coingecko.com/api/v3/coins/ethereum?'),
    })
    expect(new Set(report.evidence.map(({ id }) => id)).size).toBe(report.evidence.length)
  })

  it('keeps every digit that the source wrote', async () => {
    const report = await reportOf({ marketData: { circulating_supply: 120_689_123.12345679, max_supply: null } })
    expect(report.circulatingSupply?.exact).toBe('120689123.12345679')
  })

  it('says what the source does not give, and what it gives as 0 or below', async () => {
    const report = await reportOf({
      marketData: { market_cap: { usd: 0 }, circulating_supply: 0, total_volume: { usd: -1 } },
    })
    expect(report.status).toBe('PARTIAL')
    expect(report.missing.map(({ code, signal }) => [code, signal])).toEqual([
      ['NOT_REPORTED', 'market capitalisation, circulating supply'],
      ['BAD_ANSWER', '24-hour volume'],
    ])
    expect([report.marketCapUsd, report.circulatingSupply, report.volume24hUsd]).toEqual([null, null, null])
    expect(report.priceUsd).not.toBeNull()
  })

  it('counts no trade in a day as a figure', async () => {
    const report = await reportOf({ marketData: { total_volume: { usd: 0 } } })
    expect(report.volume24hUsd?.value).toBe(0)
    expect(codesOf(report)).toEqual(['LOW_TURNOVER'])
  })

  it('has no data, and says why, for a coin without market data', async () => {
    const report = await reportOf({ rank: null, body: { market_data: null } })
    expect(report).toMatchObject({ status: 'NO_DATA', priceUsd: null })
    expect(report.missing).toEqual([expect.objectContaining({ code: 'NOT_REPORTED' })])
  })

  it('loses to a section in a new shape that section alone', async () => {
    const report = await reportOf({ marketData: { current_price: { usd: '2000' } } })
    expect(report.status).toBe('PARTIAL')
    expect(report.missing).toEqual([
      expect.objectContaining({ code: 'BAD_ANSWER', reason: expect.stringContaining('market_data.current_price.usd') }),
    ])
    expect(report.marketCapRank?.value).toBe(2)
  })

  it('of an unknown token has no data', async () => {
    const report = await reportOf({}, UNI)
    expect(report).toMatchObject({ status: 'NO_DATA', coinId: null, evidence: [], findings: [] })
    expect(report.missing).toEqual([expect.objectContaining({ code: 'NOT_FOUND' })])
    const risk = await riskOfReport(test.context, report, { days: 30, until: null })
    expect(risk.missing).toEqual([expect.objectContaining({ code: 'NOT_FOUND', signal: `daily closes of ${UNI.id}` })])
    await expect(riskOfReport(test.context, report, { days: 6, until: null })).rejects.toMatchObject({
      clientCode: 'BAD_USER_INPUT',
    })
  })

  it.each([
    ['down', 'SOURCE_UNREACHABLE'],
    ['limited', 'RATE_LIMITED'],
    ['garbage', 'BAD_ANSWER'],
    ['hang', 'TIMED_OUT'],
    ['error-in-200', 'KEY_REQUIRED'],
    ['string-numbers', 'BAD_ANSWER'],
    ['huge', 'BAD_ANSWER'],
  ] as const)('has no data where the source is %s: %s', async (behaviour, code) => {
    test = await createTestContext({
      coins: [{ id: 'ethereum', symbol: 'eth', name: 'Ethereum' }],
      settings: behaviour === 'hang' ? IMPATIENT : {},
    })
    test.stub.behave(/./, behaviour)
    const report = await reportTokenomics(test.context, ETH)
    expect(report).toMatchObject({ status: 'NO_DATA', score: null, priceUsd: null, evidence: [] })
    expect(report.missing).toEqual([expect.objectContaining({ code, reason: expect.stringContaining('CoinGecko') })])
  })
})

describe('the findings of a report', () => {
  const supplies = (circulating: number) => ({
    marketData: { circulating_supply: circulating, max_supply: 1000, market_cap: { usd: circulating * 2000 } },
  })

  it.each([
    [500, []],
    [499, ['LOW_CIRCULATING_SHARE MEDIUM']],
    [200, ['LOW_CIRCULATING_SHARE MEDIUM']],
    [199, ['LOW_CIRCULATING_SHARE HIGH']],
    [1000, []],
    [1001, ['SUPPLY_INCONSISTENT MEDIUM']],
  ])('on %s of 1,000 tokens in circulation: %j', async (circulating, expected) => {
    const report = await reportOf(supplies(circulating))
    const supply = report.findings.filter(({ code }) => /SUPPLY|SHARE/.test(code))
    expect(supply.map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected)
    expect(supply.every(({ evidence }) => evidence.length > 0)).toBe(true)
  })

  it.each([
    [2_000_000, []],
    [1_999_999, ['LOW_TURNOVER']],
  ])('on a volume of %s for a market value of 2 bn: %j', async (volume, expected) => {
    expect(codesOf(await reportOf({ marketData: { total_volume: { usd: volume } } }))).toEqual(expected)
  })

  it.each([
    [2.09e9, []],
    [2.11e9, ['MARKET_CAP_INCONSISTENT']],
    [1.89e9, ['MARKET_CAP_INCONSISTENT']],
  ])('on a market value of %s where price × supply is 2 bn: %j', async (marketCap, expected) => {
    expect(codesOf(await reportOf({ marketData: { market_cap: { usd: marketCap } } }))).toEqual(expected)
  })

  it('on figures older than an hour, not on those of an hour', async () => {
    const old = await reportOf({ lastUpdated: new Date(NOW - 3_600_001).toISOString() })
    expect(codesOf(old)).toEqual(['STALE_PRICE'])
    expect(old.priceUsd).toMatchObject({ stale: true, confidence: 0.63 })
    await test.dispose()
    expect(codesOf(await reportOf({ lastUpdated: new Date(NOW - 3_600_000).toISOString() }))).toEqual([])
  })

  it.each([
    [true, 'unlimited', []],
    [null, 'names no maximum', []],
    [undefined, 'names no maximum', []],
  ])('on no maximum supply, which is nothing missing: max_supply_infinite %s', async (infinite, words, missing) => {
    const report = await reportOf({
      marketData: { max_supply: null, max_supply_infinite: infinite, fully_diluted_valuation: {} },
    })
    expect(report).toMatchObject({ status: 'COMPLETE', missing, maxSupply: null, circulatingShare: null })
    expect(report.findings).toEqual([
      expect.objectContaining({ code: 'NO_MAXIMUM_SUPPLY', severity: 'INFO', detail: expect.stringContaining(words) }),
    ])
    expect(report.findings[0]?.evidence[0]?.excerpt).toContain('max_supply = null')
  })

  it('not on a maximum that should be there and is not', async () => {
    const report = await reportOf({ marketData: { max_supply: null, max_supply_infinite: false } })
    expect(codesOf(report)).toEqual([])
    expect(report.missing).toEqual([expect.objectContaining({ code: 'NOT_REPORTED', signal: 'maximum supply' })])
  })

  it('on a coin without a rank', async () => {
    const report = await reportOf({ rank: null })
    expect(report).toMatchObject({ status: 'COMPLETE', marketCapRank: null })
    expect(codesOf(report)).toEqual(['NO_MARKET_CAP_RANK'])
  })

  it('come the gravest first, and carry no figures of their own', async () => {
    const report = await reportOf({
      rank: null,
      lastUpdated: new Date(NOW - 86_400_000).toISOString(),
      marketData: { circulating_supply: 10, max_supply: 1000, total_volume: { usd: 1 } },
    })
    expect(report.findings.map(({ severity }) => severity)).toEqual(['HIGH', 'MEDIUM', 'LOW', 'LOW', 'LOW'])
    expect(report.findings.some(({ title, detail }) => /\d/.test(title + detail))).toBe(false)
  })
})

/** One line for all the sources beside CoinGecko, none of which has recordings. */
const NOTHING_BESIDE = {
  code: 'NO_RECORDING',
  signal: 'comparison with other sources, total value locked, fees and revenue',
  reason: 'CoinMarketCap, DefiLlama: no recording of this ships with ChainLens.',
}

describe('a report without CoinGecko', () => {
  it.each([
    ['ethereum', ETH, 1957.8059, 115885505.624, null],
    ['bitcoin', BTC, 67659.391, 18710825, 21000000],
    ['uniswap', UNI, 3.486558, 753766667, 1000000000],
  ])('shows dated, stale figures of %s and says what is not recorded', async (_id, token, price, supply, maximum) => {
    const report = await reportTokenomics(createRecordedContext(), token)
    expect(report.status).toBe('PARTIAL')
    expect(report.priceUsd).toMatchObject({
      value: price,
      asOf: '2026-02-22T23:59:59.000Z',
      stale: true,
      confidence: 0.35,
    })
    expect(report.circulatingSupply).toMatchObject({
      value: supply,
      stale: true,
      asOf: expect.stringMatching(/^202[13]-/),
    })
    expect(report.maxSupply?.value ?? null).toBe(maximum)
    expect(report.volume24hUsd?.asOf).toBe('2026-02-22T23:59:59.000Z')
    expect(report.marketCapUsd).toBeNull()
    expect(report.missing).toEqual([
      expect.objectContaining({ code: 'NO_RECORDING', signal: 'market capitalisation, fully diluted valuation' }),
      NOTHING_BESIDE,
    ])
    expect(report.findings.map(({ code }) => code)).toContain('STALE_PRICE')
    expect(report.evidence.every(({ mode }) => mode === 'RECORDED' || mode === 'COMPUTED')).toBe(true)
  })

  it('never sets figures of different dates against each other', async () => {
    const report = await reportTokenomics(createRecordedContext(), UNI)
    expect(report.circulatingShare).toMatchObject({ value: 0.753766667, asOf: '2023-05-05T04:56:28.825Z' })
    expect(report.turnover24h).toBeNull()
  })

  it('has no data where nothing is recorded', async () => {
    const weth = parseTokenId('eip155:1/erc20:0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2') as TokenReference
    const report = await reportTokenomics(createRecordedContext(), weth)
    expect(report).toMatchObject({ status: 'NO_DATA', evidence: [] })
    expect(report.missing).toEqual([expect.objectContaining({ code: 'NO_RECORDING' }), NOTHING_BESIDE])
    const unknown = parseTokenId('eip155:1/erc20:0x000000000000000000000000000000000000dead') as TokenReference
    expect((await reportTokenomics(createRecordedContext(), unknown)).missing).toEqual([
      expect.objectContaining({ code: 'NO_RECORDING' }),
      { ...NOTHING_BESIDE, signal: 'comparison with other sources' },
    ])
  })
})
