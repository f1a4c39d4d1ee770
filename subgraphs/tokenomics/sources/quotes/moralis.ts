import type { Config } from '@chainlens/platform/config'
import { exactNumber, parseAnswer } from '@chainlens/platform/providers/coingecko'
import { type SourceAnswer, SourceFailure, type Sources } from '@chainlens/platform/sources'
import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import type { QuoteSource } from './quote-source.ts'
import { readingOf } from './reading-of.ts'

/** Name of the source for people. */
export const MORALIS = 'Moralis'
const BASE_URL = 'https://deep-index.moralis.io/api/v2.2'
const CACHE_MS = 120_000
const METHOD = 'price in the pool with the most liquidity on a decentralised exchange, by Moralis'
/** One pool is thinner than a market. */
const POOL_QUALITY = 0.8
const ERROR_STATUSES = [400, 401, 402, 403, 404, 429]

const shape = z.object({
  usdPrice: exactNumber.nullish(),
  tokenSymbol: z.string().nullish(),
  exchangeName: z.string().nullish(),
  tokenAddress: z.string().nullish(),
})

/** Moralis, where MORALIS_API_KEY is set: the price of a contract on an EVM chain. */
export function moralisQuotes(sources: Sources, config: Pick<Config, 'keys'>, now: () => number): QuoteSource {
  return {
    name: MORALIS,
    gives: ['priceUsd'],
    knows: () => true,
    async read({ token }) {
      if (token.namespace !== 'eip155' || token.address === null)
        throw failure('NOT_FOUND', 'it prices contracts on EVM chains only.')
      const key = config.keys.MORALIS
      if (!key) throw failure('KEY_REQUIRED', 'it answers only with a key; set MORALIS_API_KEY.')
      const chain = `0x${Number(token.chainReference).toString(16)}`
      const answer = await sources.request({
        service: 'MORALIS',
        source: MORALIS,
        url: `${BASE_URL}/erc20/${token.address}/price?chain=${chain}`,
        headers: { 'x-api-key': key },
        cacheMs: CACHE_MS,
        maxBytes: 1_000_000,
        acceptStatuses: ERROR_STATUSES,
      })
      refuse(answer)
      const body = parseAnswer(shape, answer.text, MORALIS)
      if (body.tokenAddress && body.tokenAddress.toLowerCase() !== token.address)
        throw failure('BAD_ANSWER', 'it answered about another contract.')
      const priceUsd = readingOf({
        answer,
        figure: body.usdPrice,
        place: `${token.address}${body.exchangeName ? ` on ${cleanText(body.exchangeName)}` : ''}: usdPrice`,
        method: METHOD,
        asOf: answer.retrievedAt,
        nowMs: now(),
        quality: POOL_QUALITY,
      })
      if (!priceUsd) throw failure(isError(answer) ? 'BAD_ANSWER' : 'NOT_FOUND', 'it gives no price.')
      const symbol = body.tokenSymbol ? cleanText(body.tokenSymbol).toUpperCase() : null
      return { source: MORALIS, symbol, readings: { priceUsd } }
    },
  }
}

function failure(code: SourceFailure['code'], reason: string): SourceFailure {
  return new SourceFailure({ code, source: MORALIS, reason })
}

/** An error may come with 200, as { message } without a price. */
function isError(answer: SourceAnswer): boolean {
  return typeof (answer.json() as { message?: unknown } | null)?.message === 'string'
}

function refuse({ status }: SourceAnswer): void {
  if (status === 401 || status === 403) throw failure('KEY_REFUSED', `it refuses the MORALIS_API_KEY (HTTP ${status}).`)
  if (status === 402) throw failure('KEY_REFUSED', 'the credits of the MORALIS_API_KEY are spent (HTTP 402).')
  if (status === 429) throw failure('RATE_LIMITED', 'its request limit is reached; try later.')
  if (status >= 400) throw failure('NOT_FOUND', 'it has no price of this contract.')
}
