import { type JsonAnswer, type JsonRequest, type JsonStub, startJsonStub } from './json-stub.ts'

/** What the stub serves. */
export interface MoralisPriceStubOptions {
  /** The key that is valid. */
  key?: string
  /** US dollars by "chain/address", e.g. 0x1/0x1f98…, in lower case. */
  prices?: Record<string, number>
}

function answerOf({ key = 'moralis-key', prices = {} }: MoralisPriceStubOptions, request: JsonRequest): JsonAnswer {
  if (request.headers['x-api-key'] !== key) return { status: 401, body: { message: 'Token is invalid format' } }
  const [, address = ''] = /^\/api\/v2\.2\/erc20\/([^/]+)\/price$/.exec(request.path) ?? []
  const price = prices[`${request.query.get('chain')}/${address.toLowerCase()}`]
  if (price === undefined)
    return { status: 404, body: { message: `No pools found with enough liquidity for ${address}`, statusCode: 404 } }
  return {
    status: 200,
    body: {
      tokenName: 'Sample',
      tokenSymbol: 'SMP',
      tokenDecimals: '18',
      usdPrice: price,
      usdPriceFormatted: String(price),
      exchangeName: 'Uniswap v3',
      tokenAddress: address,
      toBlock: '16314545',
      possibleSpam: 'false',
      verifiedContract: true,
      pairTotalLiquidityUsd: '123.45',
      securityScore: 1,
    },
  }
}

/** Starts a stub of Moralis' /erc20/{address}/price. */
export function startMoralisPriceStub(options: MoralisPriceStubOptions = {}): Promise<JsonStub> {
  return startJsonStub((request) => answerOf(options, request))
}
