import {
  COINGECKO,
  type CoingeckoConfig,
  coingeckoRequest,
  shapeFailure,
} from '@chainlens/platform/providers/coingecko'
import { type SourceAnswer, SourceFailure, type Sources } from '@chainlens/platform/sources'
import { z } from 'zod'
import { addDays, DAY_MS, dayOf, lastWholeDay, startOf } from './days.ts'
import { describeCloses } from './describe-closes.ts'
import type { Close, CloseWindow, PriceSeries } from './market-source.ts'

/** A price within this time of midnight counts as the price at midnight; the nearest one is taken. */
export const MIDNIGHT_TOLERANCE_MS = 15 * 60_000
/** Days of history that CoinGecko gives without a paid key. */
export const KEYLESS_DAYS = 365
// History does not change, and the source itself keeps it for hours.
const CACHE_MS = 300_000

const chart = z.object({ prices: z.array(z.tuple([z.number(), z.number().nullable()])) })

/** The closes in a chart by day; of several points near one midnight the nearest. */
export function closesOf(points: readonly (readonly [number, number | null])[], lastDay: string): Close[] {
  const nearest = new Map<string, { distance: number; price: number }>()
  for (const [time, price] of points) {
    if (price === null) continue
    const midnight = Math.round(time / DAY_MS) * DAY_MS
    const distance = Math.abs(time - midnight)
    const day = dayOf(midnight)
    const known = nearest.get(day)
    if (distance <= MIDNIGHT_TOLERANCE_MS && day <= lastDay && (!known || distance < known.distance))
      nearest.set(day, { distance, price })
  }
  return [...nearest].map(([day, { price }]) => ({ day, price })).sort((a, b) => (a.day < b.day ? -1 : 1))
}

function parsePoints(answer: SourceAnswer): [number, number | null][] {
  const parsed = chart.safeParse(answer.json())
  if (!parsed.success) throw shapeFailure(parsed.error)
  const isPrice = ([time, price]: [number, number | null]) =>
    Math.abs(time) < 8e15 && (price === null || (Number.isFinite(price) && price > 0))
  if (!parsed.data.prices.every(isPrice))
    throw new SourceFailure({ code: 'BAD_ANSWER', source: COINGECKO, reason: 'a price in the chart is not above 0.' })
  return parsed.data.prices
}

/** Asks for the chart that has the window. Up to 365 days back all windows share one address, and so one answer. */
function ask(sources: Sources, config: CoingeckoConfig, window: CloseWindow, nowMs: number): Promise<SourceAnswer> {
  const path = `/coins/${encodeURIComponent(window.coinId)}/market_chart`
  const last = window.until ?? lastWholeDay(nowMs)
  const first = addDays(last, -window.days)
  const daysBack = (startOf(dayOf(nowMs)) - startOf(first)) / DAY_MS + 1
  const options = { cacheMs: CACHE_MS }
  if (daysBack <= KEYLESS_DAYS || last === lastWholeDay(nowMs)) {
    const days = Math.max(daysBack, KEYLESS_DAYS)
    return coingeckoRequest(sources, config, path, { vs_currency: 'usd', days, interval: 'daily' }, options)
  }
  const from = (startOf(first) - MIDNIGHT_TOLERANCE_MS) / 1000
  const to = (startOf(last) + MIDNIGHT_TOLERANCE_MS) / 1000
  return coingeckoRequest(sources, config, `${path}/range`, { vs_currency: 'usd', from, to }, options)
}

/** A refusal of too old history, with what can be had instead. */
function explain(error: unknown, nowMs: number): unknown {
  if (!(error instanceof SourceFailure) || error.code !== 'KEY_REQUIRED') return error
  const first = addDays(dayOf(nowMs), 1 - KEYLESS_DAYS)
  const reason = `${error.message} Without one, closes begin on ${first}: ask for fewer days.`
  return new SourceFailure({ code: 'KEY_REQUIRED', source: COINGECKO, reason, cause: error })
}

/**
 * Daily closes from /market_chart, or /market_chart/range for windows that end in the past. A close is the
 * price at 00:00 UTC of its day; the running point, and today, are dropped. Throws SourceFailure.
 */
export async function coingeckoCloses(
  sources: Sources,
  config: CoingeckoConfig,
  window: CloseWindow,
  nowMs: number,
): Promise<PriceSeries> {
  const answer = await ask(sources, config, window, nowMs).catch((error) => {
    throw explain(error, nowMs)
  })
  const all = closesOf(parsePoints(answer), lastWholeDay(nowMs))
  const available = all[0] ? { from: all[0].day, to: all.at(-1)?.day ?? all[0].day } : null
  const until = window.until ?? available?.to ?? lastWholeDay(nowMs)
  const from = addDays(until, -window.days)
  const closes = all.filter(({ day }) => day >= from && day <= until)
  const asOf = new Date(startOf(until)).toISOString()
  const excerpt = `${window.coinId}: prices at 00:00 UTC of each day, ${describeCloses(closes)}`
  const evidence = answer.evidence({ excerpt, asOf })
  return { coinId: window.coinId, from, until, closes, available, asOf, evidence, isRecorded: false }
}
