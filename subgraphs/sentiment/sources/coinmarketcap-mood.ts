import type { Config } from '@chainlens/platform/config'
import { COINMARKETCAP, coinmarketcapRequest } from '@chainlens/platform/providers/coinmarketcap'
import { SourceFailure, type Sources } from '@chainlens/platform/sources'
import { z } from 'zod'
import type { MarketMood } from './source.ts'

const PAGE = 'https://coinmarketcap.com/charts/fear-and-greed-index/'
const CACHE_MS = 10 * 60_000
const CLOCK_TOLERANCE_MS = 24 * 3_600_000

const answerShape = z.object({
  data: z.object({
    value: z.number().min(0).max(100),
    value_classification: z.string().min(1).max(50),
    update_time: z.iso.datetime({ offset: true }),
  }),
})

/** CoinMarketCap's newest index of the same name; keyless, or with the key where one is set. Throws SourceFailure. */
export async function readCoinMarketCapMood(sources: Sources, config: Config): Promise<MarketMood> {
  const answer = await coinmarketcapRequest(sources, config, '/v3/fear-and-greed/latest', {}, { cacheMs: CACHE_MS })
  const bad = (reason: string, cause?: unknown) => {
    answer.forget()
    return new SourceFailure({ code: 'BAD_ANSWER', source: COINMARKETCAP, reason, cause })
  }
  const parsed = answerShape.safeParse(answer.json())
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 100)
    throw bad(`the answer does not have the expected shape${path ? ` at ${path}` : ''}.`, parsed.error)
  }
  const { value, value_classification: classification, update_time } = parsed.data.data
  const at = new Date(update_time)
  if (at.getTime() > Date.now() + CLOCK_TOLERANCE_MS) throw bad('its reading lies in the future.')
  const asOf = at.toISOString()
  const excerpt = JSON.stringify({ value, value_classification: classification, update_time })
  const evidence = answer.evidence({ url: PAGE, excerpt, asOf })
  return { source: COINMARKETCAP, value, classification, asOf, isRecorded: false, evidence }
}
