import { SourceFailure, type Sources } from '@chainlens/platform/sources'
import { z } from 'zod'
import type { MarketMood } from './source.ts'

/** Name of the source for people. */
export const ALTERNATIVE_ME = 'alternative.me'

/** Where a reader can look the index up; the recording's figures come from there too. */
export const FEAR_AND_GREED_PAGE = 'https://alternative.me/crypto/fear-and-greed-index/'

const URL_ASKED = 'https://api.alternative.me/fng/?limit=1&format=json'
// The index changes once a day.
const CACHE_MS = 10 * 60_000
const MAX_BYTES = 1_000_000
/** A reading further in the future than this is no reading. */
const CLOCK_TOLERANCE_MS = 24 * 3_600_000

const digits = z.string().regex(/^\d{1,10}$/)
const day = z.object({ value: digits, value_classification: z.string().min(1).max(50), timestamp: digits })
const answerShape = z.object({
  data: z.array(day),
  metadata: z.object({ error: z.unknown().optional() }).optional(),
})

/** The newest Crypto Fear & Greed Index. Throws SourceFailure. */
export async function readFearAndGreed(sources: Sources): Promise<MarketMood> {
  const answer = await sources.request({
    service: 'ALTERNATIVE_ME',
    source: ALTERNATIVE_ME,
    url: URL_ASKED,
    cacheMs: CACHE_MS,
    maxBytes: MAX_BYTES,
  })
  const bad = (reason: string, cause?: unknown) => {
    answer.forget()
    return new SourceFailure({ code: 'BAD_ANSWER', source: ALTERNATIVE_ME, reason, cause })
  }
  const parsed = answerShape.safeParse(answer.json())
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 100)
    throw bad(`the answer does not have the expected shape${path ? ` at ${path}` : ''}.`, parsed.error)
  }
  const { data, metadata } = parsed.data
  if (metadata?.error) throw bad('it answered with an error.')
  // Newest first, as a rule; the rule is not relied on.
  const newest = data.toSorted((a, b) => Number(b.timestamp) - Number(a.timestamp))[0]
  if (!newest) throw bad('it gave no reading.')
  const value = Number(newest.value)
  if (value > 100) throw bad('its index is outside 0 to 100.')
  const at = Number(newest.timestamp) * 1000
  if (at > Date.now() + CLOCK_TOLERANCE_MS) throw bad('its newest reading lies in the future.')
  const asOf = new Date(at).toISOString()
  const { value_classification: classification, timestamp } = newest
  const excerpt = JSON.stringify({ value: newest.value, value_classification: classification, timestamp })
  const evidence = answer.evidence({ url: FEAR_AND_GREED_PAGE, excerpt, asOf })
  return { source: ALTERNATIVE_ME, value, classification, asOf, isRecorded: false, evidence }
}
