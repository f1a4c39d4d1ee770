import { ExactNumber, exactNumber, parseAnswer } from '@chainlens/platform/providers/coingecko'
import { type SourceAnswer, SourceFailure, type Sources } from '@chainlens/platform/sources'
import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { DEFILLAMA, defillamaRequest } from '../defillama-request.ts'
import { readingOf } from '../quotes/reading-of.ts'
import { createProtocolDirectory, type ProtocolEntry } from './protocol-directory.ts'
import type { Protocol, ProtocolFigureName, ProtocolSource } from './protocol-source.ts'

const CACHE_MS = 30 * 60_000
const METHODS: Record<ProtocolFigureName, string> = {
  totalValueLockedUsd: 'value of the assets in the contracts of the protocol, all chains and parts, by DefiLlama',
  fees30dUsd: 'fees that users paid over the last 30 days, by DefiLlama',
  revenue30dUsd: 'the part of the fees of the last 30 days that the protocol or its holders keep, by DefiLlama',
}

const summary = z.object({
  name: z.string().nullish(),
  gecko_id: z.string().nullish(),
  total30d: exactNumber.nullish(),
})
const amount = z.instanceof(ExactNumber, { error: 'a number was expected' })

/** DefiLlama's protocols: value locked, fees and revenue, without recordings. */
export function defillamaProtocols(sources: Sources, now: () => number): ProtocolSource {
  const directory = createProtocolDirectory(sources, now)

  async function readSummary(slug: string, dataType: 'dailyFees' | 'dailyRevenue') {
    const query = `excludeTotalDataChart=true&excludeTotalDataChartBreakdown=true&dataType=${dataType}`
    const url = `https://api.llama.fi/summary/fees/${encodeURIComponent(slug)}?${query}`
    const answer = await defillamaRequest(sources, url, { cacheMs: CACHE_MS })
    return { answer, body: parseAnswer(summary, answer.text, DEFILLAMA) }
  }

  function reading(
    name: ProtocolFigureName,
    place: string,
    answer: SourceAnswer,
    figure: ExactNumber | null | undefined,
  ) {
    // None of these answers says when it was computed; they are renewed within the hour.
    const asOf = answer.retrievedAt
    return readingOf({ answer, figure, place, method: METHODS[name], asOf, nowMs: now(), isZeroUnknown: false })
  }

  async function locked({ slug, name }: ProtocolEntry, coinId: string) {
    const url = `https://api.llama.fi/tvl/${encodeURIComponent(slug)}`
    const answer = await defillamaRequest(sources, url, { cacheMs: CACHE_MS, maxBytes: 10_000 })
    const figure = parseAnswer(amount, answer.text, DEFILLAMA)
    return reading('totalValueLockedUsd', `tvl of ${slug} (${name}, whose token is ${coinId})`, answer, figure)
  }

  async function read(coinId: string): Promise<Protocol | null> {
    const entry = await directory.find(coinId)
    if (!entry) return null
    const fees = settle(readSummary(entry.slug, 'dailyFees'))
    const confirmed = await fees
    // A slug that is another asset's protocol, or whose asset nobody names, is not this one's.
    const said = confirmed instanceof SourceFailure ? null : (confirmed?.body.gecko_id ?? null)
    if (said !== null ? said !== coinId : !entry.isNamed) {
      if (confirmed instanceof SourceFailure) throw confirmed
      return null
    }
    const [tvl, revenue] = await Promise.all([
      settle(locked(entry, coinId)),
      confirmed === null ? null : settle(readSummary(entry.slug, 'dailyRevenue')),
    ])
    const summed = (name: 'fees30dUsd' | 'revenue30dUsd', found: Awaited<typeof fees>) =>
      found === null || found instanceof SourceFailure
        ? found
        : reading(
            name,
            `${entry.slug}: total30d of ${name === 'fees30dUsd' ? 'dailyFees' : 'dailyRevenue'}`,
            found.answer,
            found.body.total30d,
          )
    const named = confirmed instanceof SourceFailure ? null : confirmed?.body.name
    return {
      name: named ? cleanText(named) : entry.name,
      figures: {
        totalValueLockedUsd: tvl,
        fees30dUsd: summed('fees30dUsd', confirmed),
        revenue30dUsd: summed('revenue30dUsd', revenue),
      },
    }
  }

  return {
    name: DEFILLAMA,
    protocolOf: (coinId) =>
      sources.liveOrRecorded({
        service: 'DEFILLAMA',
        source: DEFILLAMA,
        live: () => read(coinId),
        recorded: () => null,
      }),
  }
}

/** The result; null where the source has nothing of the kind; its failure as a value. */
async function settle<Result>(work: Promise<Result>): Promise<Result | SourceFailure | null> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error
    return error.code === 'NOT_FOUND' ? null : error
  }
}
