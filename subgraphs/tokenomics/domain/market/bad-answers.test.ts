import { parseTokenId, type TokenReference } from '@chainlens/platform/tokens'
import { afterEach, describe, expect, it } from 'vitest'
import { coinmarketcapError } from '../../../../tests/stubs/coinmarketcap.ts'
import type { JsonStubBehaviour } from '../../../../tests/stubs/json-stub.ts'
import { createTestContext, NOW, type TestContext } from '../../testing/create-test-context.ts'
import { reportTokenomics } from '../report/report-tokenomics.ts'

const ADDRESS = '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'
const UNI = parseTokenId(`eip155:1/erc20:${ADDRESS}`) as TokenReference

let test: TestContext
afterEach(() => test?.dispose())

/** Sources that all know the token. */
async function setUp(settings: Record<string, string> = {}) {
  test = await createTestContext({
    coins: [
      {
        id: 'uniswap',
        symbol: 'uni',
        name: 'Uniswap',
        rank: 20,
        platform: 'ethereum',
        platforms: { ethereum: ADDRESS },
        lastUpdated: new Date(NOW - 60_000).toISOString(),
      },
    ],
    coinmarketcap: {
      keys: ['good'],
      listings: [{ id: 7083, slug: 'uniswap', symbol: 'UNI', name: 'Uniswap', contracts: [ADDRESS] }],
    },
    defillama: {
      prices: { [`ethereum:${ADDRESS}`]: { price: 2000 } },
      protocols: [{ slug: 'uniswap-v3', name: 'Uniswap V3', parent: 'parent#uniswap' }],
      figures: { uniswap: { geckoId: 'uniswap', tvl: 1, fees30d: 1, revenue30d: 1 } },
    },
    moralis: { prices: { [`0x1/${ADDRESS}`]: 2000 } },
    settings: { MORALIS_API_KEY: 'moralis-key', CHAINLENS_SOURCE_TIMEOUT_MS: '20000', ...settings },
  })
}

/** The report while one source behaves so, and the other two are well. */
async function reportWhile(
  service: 'coinmarketcap' | 'defillama' | 'moralis',
  behaviour: JsonStubBehaviour,
  settings: Record<string, string> = {},
  path = /./,
) {
  await setUp(settings)
  test[service].behave(path, behaviour)
  return reportTokenomics(test.context, UNI)
}

const sourcesOf = (report: Awaited<ReturnType<typeof reportWhile>>) =>
  report.priceComparison.quotes.map(({ source }) => source)
const others = (name: string) =>
  ['CoinGecko', 'CoinMarketCap', 'DefiLlama', 'Moralis'].filter((source) => source !== name)

/** What goes wrong in the same way at every source. */
const EVERYWHERE: [string, JsonStubBehaviour, string][] = [
  ['cuts the connection', 'down', 'SOURCE_UNREACHABLE'],
  ['never answers', 'hang', 'TIMED_OUT'],
  ['answers with a web page', 'garbage', 'BAD_ANSWER'],
  ['answers in strings for numbers', 'string-numbers', 'BAD_ANSWER'],
  ['answers with 50 MB', 'huge', 'BAD_ANSWER'],
  ['redirects to 127.0.0.1', 'redirect', 'BAD_ANSWER'],
  ['answers with null', { status: 200, body: null }, 'BAD_ANSWER'],
  ['answers with 503', { status: 503, body: { message: 'Service Unavailable' } }, 'BAD_ANSWER'],
  ['asks for less', { status: 429, body: {}, headers: { 'retry-after': '30' } }, 'RATE_LIMITED'],
]

describe.each([
  ['coinmarketcap', 'CoinMarketCap', 'comparison with other sources'],
  ['defillama', 'DefiLlama', 'comparison with other sources, total value locked, fees and revenue'],
  ['moralis', 'Moralis', 'comparison with other sources'],
] as const)('while %s fails', (service, name, signal) => {
  it.each(EVERYWHERE)('that %s, it is named and the others are whole', async (_what, behaviour, code) => {
    // Only what never answers may run into a limit of time.
    const timeoutMs = behaviour === 'hang' ? '400' : '20000'
    const report = await reportWhile(service, behaviour, { CHAINLENS_SOURCE_TIMEOUT_MS: timeoutMs })
    expect(sourcesOf(report)).toEqual(others(name))
    expect(report).toMatchObject({ status: 'PARTIAL', priceUsd: { exact: '2000' }, marketCapRank: { value: 20 } })
    const lines = report.missing.filter((line) => line.code === code)
    expect(lines.map((line) => line.reason).every((reason) => reason.startsWith(name))).toBe(true)
    expect(report.missing.flatMap((line) => line.signal.split(', ')).toSorted()).toEqual(signal.split(', ').toSorted())
    expect(report.priceComparison.missing).toMatchObject([{ code, signal: 'price' }])
  })
})

describe('CoinMarketCap', () => {
  it.each([
    ['a wrong key', 401, 1001, 'KEY_REFUSED'],
    ['a plan that is not paid', 402, 1003, 'KEY_REFUSED'],
    ['a plan that has run out', 402, 1004, 'KEY_REFUSED'],
    ['a plan that lacks the scope', 403, 1006, 'KEY_REQUIRED'],
    ['a disabled key', 403, 1007, 'KEY_REFUSED'],
    ['the credits of the day spent', 429, 1009, 'RATE_LIMITED'],
    ['the credits of the month spent', 429, 1010, 'RATE_LIMITED'],
    ['its limit for the address reached', 429, 1011, 'RATE_LIMITED'],
  ])('says what is wrong with %s, also in a 200 and as a string', async (_what, status, errorCode, code) => {
    for (const behaviour of [
      { status, body: coinmarketcapError(errorCode, 'no') },
      { status: 200, body: { ...coinmarketcapError(String(errorCode), 'no'), data: {} } },
    ]) {
      const report = await reportWhile('coinmarketcap', behaviour, { COINMARKETCAP_API_KEY: 'good' })
      expect(report.priceComparison.missing).toMatchObject([
        { code, reason: expect.stringMatching(/^CoinMarketCap: /) },
      ])
      expect(report.missing.map((line) => line.code)).toEqual(code === 'KEY_REQUIRED' ? [] : [code])
      await test.dispose()
    }
  })

  it('refuses a key that it does not know, and is not asked without one in its place', async () => {
    const report = await reportWhile('coinmarketcap', 'down', { COINMARKETCAP_API_KEY: 'bad' }, /^\/public-api/)
    expect(report.missing).toMatchObject([
      { code: 'KEY_REFUSED', reason: expect.stringContaining('COINMARKETCAP_API_KEY') },
    ])
    expect(test.coinmarketcap.requests.every(({ path }) => !path.startsWith('/public-api'))).toBe(true)
  })

  it('is asked again after an error in a 200', async () => {
    await reportWhile('coinmarketcap', { status: 200, body: coinmarketcapError(1011, 'slow down') })
    test.coinmarketcap.behave(/./, null)
    expect(sourcesOf(await reportTokenomics(test.nextRequest(), UNI))).toEqual(others(''))
  })
})

describe('Moralis', () => {
  it.each([
    ['a wrong key', { status: 401, body: { message: 'Invalid key' } }, 'KEY_REFUSED'],
    ['spent credits', { status: 402, body: { message: 'usage exceeded' } }, 'KEY_REFUSED'],
    ['a key without the scope', { status: 403, body: { message: 'plan' } }, 'KEY_REFUSED'],
    ['an error in a 200', { status: 200, body: { message: 'Cannot price', statusCode: 500 } }, 'BAD_ANSWER'],
    [
      "another contract's price",
      { status: 200, body: { usdPrice: 1, tokenAddress: `0x${'1'.repeat(40)}` } },
      'BAD_ANSWER',
    ],
  ])('with %s is a line of what is missing', async (_what, behaviour, code) => {
    const report = await reportWhile('moralis', behaviour)
    expect(report.missing).toMatchObject([{ code, reason: expect.stringMatching(/^Moralis: /) }])
  })
})

describe('all sources together', () => {
  it('being out of reach is said once, not source by source', async () => {
    await setUp()
    for (const stub of [test.coinmarketcap, test.defillama, test.moralis]) stub.behave(/./, 'down')
    const report = await reportTokenomics(test.context, UNI)
    expect(report.missing).toEqual([
      {
        code: 'SOURCE_UNREACHABLE',
        signal: 'comparison with other sources, total value locked, fees and revenue',
        reason: 'CoinMarketCap, DefiLlama, Moralis: the connection broke off.',
      },
    ])
  })

  it('leave behind the one that the report has no patience for', async () => {
    const report = await reportWhile('coinmarketcap', 'hang', {
      CHAINLENS_SOURCE_TIMEOUT_MS: '60000',
      CHAINLENS_SUBGRAPH_TIMEOUT_MS: '500',
    })
    expect(report.missing).toMatchObject([{ code: 'TIMED_OUT', reason: 'CoinMarketCap: no answer within 300 ms.' }])
    expect(sourcesOf(report)).toEqual(others('CoinMarketCap'))
  })
})
