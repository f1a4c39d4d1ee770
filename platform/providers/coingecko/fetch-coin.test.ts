import { afterEach, describe, expect, it } from 'vitest'
import { type CoingeckoStub, startCoingeckoStub } from '../../../tests/stubs/coingecko.ts'
import { loadConfig } from '../../config/index.ts'
import { createSources, SourceFailure } from '../../sources/index.ts'
import { createLogger } from '../../telemetry/index.ts'
import { parseTokenId } from '../../tokens/index.ts'
import { coingeckoRequest, fetchCoin, sectionOf } from './index.ts'

const UNI = 'eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'
const coins = [
  { id: 'ethereum', symbol: 'eth', name: 'Ethereum', rank: 2 },
  {
    id: 'uniswap',
    symbol: 'uni',
    name: 'Uniswap',
    platform: 'ethereum',
    platforms: { ethereum: '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984' },
  },
]

let stub: CoingeckoStub

async function setUp(environment: Record<string, string> = {}) {
  stub = await startCoingeckoStub({ coins })
  const config = loadConfig({
    COINGECKO_BASE_URL: stub.url,
    LOG_LEVEL: 'silent',
    ...environment,
  })
  const sources = createSources(config, createLogger({ level: 'silent', name: 'test' }))
  return {
    ask: (id: string) => fetchCoin(sources, config, parseTokenId(id) as never),
    search: () => coingeckoRequest(sources, config, '/search', { query: 'eth' }),
  }
}

async function failureOf(work: Promise<unknown>): Promise<SourceFailure> {
  const failure = await work.then(
    () => null,
    (error) => error,
  )
  expect(failure).toBeInstanceOf(SourceFailure)
  return failure
}

afterEach(() => stub.dispose())

describe('the CoinGecko client', () => {
  it('finds a native coin by its id, a contract by platform and address, a listed coin by its id', async () => {
    const { ask } = await setUp()
    expect((await ask('eip155:1/slip44:60')).coin.name).toBe('Ethereum')
    expect((await ask(UNI)).coin).toMatchObject({ id: 'uniswap', asset_platform_id: 'ethereum' })
    expect((await ask('listed:ethereum/coin:native')).coin.market_cap_rank).toBe(2)
    expect(stub.requests.map((request) => request.path)).toEqual([
      '/coins/ethereum',
      '/coins/ethereum/contract/0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
    ])
  })

  it('keeps figures as the source wrote them', async () => {
    const { ask } = await setUp()
    stub.behave(/./, {
      status: 200,
      body: { id: 'ethereum', symbol: 'eth', name: 'Ethereum', market_data: { circulating_supply: 2267926.915444636 } },
    })
    const { coin } = await ask('eip155:1/slip44:60')
    expect(coin.market_data?.circulating_supply).toEqual({ value: 2267926.915444636, exact: '2267926.915444636' })
    expect(coin.community_data).toBeNull()
  })

  it('sends the demo key where one is set, and none where none is', async () => {
    const { ask } = await setUp({ COINGECKO_API_KEY: 'CG-test' })
    const { answer } = await ask('eip155:1/slip44:60')
    expect(stub.requests[0]?.headers['x-cg-demo-api-key']).toBe('CG-test')
    expect(answer.url).not.toContain('CG-test')
    await stub.dispose()
    const keyless = await setUp()
    await keyless.ask('eip155:1/slip44:60')
    expect(stub.requests[0]?.headers).not.toHaveProperty('x-cg-demo-api-key')
  })

  it('does not ask for a chain that it has no name for', async () => {
    const { ask } = await setUp()
    expect((await failureOf(ask('eip155:999999/slip44:60'))).code).toBe('NOT_FOUND')
    expect((await failureOf(ask('eip155:1/slip44:0'))).code).toBe('NOT_FOUND')
    expect(stub.requests).toEqual([])
  })

  it.each([
    ['down', 'SOURCE_UNREACHABLE'],
    ['limited', 'RATE_LIMITED'],
    ['garbage', 'BAD_ANSWER'],
    ['hang', 'TIMED_OUT'],
    ['error-in-200', 'KEY_REQUIRED'],
    ['huge', 'BAD_ANSWER'],
  ] as const)('says of a source that is %s: %s', async (behaviour, code) => {
    const { search } = await setUp(behaviour === 'hang' ? { CHAINLENS_SOURCE_TIMEOUT_MS: '300' } : {})
    stub.behave(/./, behaviour)
    const failure = await failureOf(search())
    expect(failure.code).toBe(code)
    if (behaviour === 'limited') expect(failure.retryAfterMs).toBe(60_000)
  })

  it.each([
    [404, { error: 'coin not found' }, 'NOT_FOUND'],
    [200, { error: 'coin not found' }, 'NOT_FOUND'],
    [401, { error: { status: { error_code: 10012, error_message: 'range' } } }, 'KEY_REQUIRED'],
    [400, { status: { error_code: 10010, error_message: 'root url' } }, 'KEY_REFUSED'],
    [400, { status: { error_code: '10011', error_message: 'root url' } }, 'KEY_REFUSED'],
    [403, { error_code: 1020 }, 'KEY_REFUSED'],
    [200, { status: { error_code: 429, error_message: 'limit' } }, 'RATE_LIMITED'],
    [500, {}, 'BAD_ANSWER'],
    [400, { error: 'Missing parameter query' }, 'BAD_ANSWER'],
  ])('reads an error of HTTP %s in the shape %j as %s', async (status, body, code) => {
    const { search } = await setUp()
    stub.behave(/./, { status, body })
    expect((await failureOf(search())).code).toBe(code)
  })

  it('refuses strings for numbers, in a section that section alone', async () => {
    const { ask } = await setUp()
    stub.behave(/./, 'string-numbers')
    expect((await failureOf(ask('eip155:1/slip44:60'))).code).toBe('BAD_ANSWER')
    stub.behave(/./, {
      status: 200,
      body: {
        id: 'ethereum',
        symbol: 'eth',
        name: 'Ethereum',
        market_data: { current_price: { usd: '2000' } },
        community_data: { reddit_subscribers: 7 },
      },
    })
    // Another coin: the first answer is kept for a minute.
    const { coin } = await ask('listed:other/coin:native')
    expect(() => sectionOf(coin, 'market_data')).toThrow(/market_data\.current_price\.usd/)
    expect(sectionOf(coin, 'community_data')?.reddit_subscribers).toBe(7)
    expect(sectionOf(coin, 'developer_data')).toBeNull()
  })
})
