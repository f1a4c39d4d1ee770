import type { Config } from '@chainlens/platform/config'
import { COINGECKO, type FetchedCoin, fetchCoin, sectionOf } from '@chainlens/platform/providers/coingecko'
import { SourceFailure, type Sources } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { CommunityReading } from './source.ts'
import { subjectOf } from './subject-of.ts'

/** The figures of community_data, and what each counts. */
const COMMUNITIES = [
  ['reddit_subscribers', 'Reddit subscribers'],
  ['telegram_channel_user_count', 'members of the Telegram channel'],
  ['twitter_followers', 'followers on X'],
] as const

/** What CoinGecko knows of the people around a token's asset. Throws SourceFailure where it gives nothing. */
export async function readCommunity(
  { sources, config }: { sources: Sources; config: Config },
  token: TokenReference,
): Promise<CommunityReading> {
  return sources.liveOrRecorded({
    service: 'COINGECKO',
    source: COINGECKO,
    async live() {
      const fetched = await fetchCoin(sources, config, token)
      return {
        subject: subjectOf(token, fetched.coin),
        votes: orFailure(() => votesOf(fetched)),
        communities: orFailure(() => communitiesOf(fetched)),
      }
    },
    // None ships: there is no recording of these figures whose terms are clear.
    recorded: () => null,
  })
}

function orFailure<Part>(read: () => Part): Part | SourceFailure {
  try {
    return read()
  } catch (error) {
    if (error instanceof SourceFailure) return error
    throw error
  }
}

function evidenceOf({ answer, coin }: FetchedCoin, excerpt: string) {
  const url = `https://www.coingecko.com/en/coins/${encodeURIComponent(coin.id)}`
  return answer.evidence({ url, excerpt, asOf: answer.retrievedAt })
}

function votesOf(fetched: FetchedCoin) {
  const percentage = fetched.coin.sentiment_votes_up_percentage
  if (percentage !== null && (percentage < 0 || percentage > 100)) throw outOfRange('sentiment_votes_up_percentage')
  // By whole steps of a millionth: 84.07 / 100 is 0.8406999999999999.
  const positiveShare = percentage === null ? null : Math.round(percentage * 10_000) / 1_000_000
  return { positiveShare, evidence: evidenceOf(fetched, `sentiment_votes_up_percentage: ${percentage}`) }
}

function communitiesOf(fetched: FetchedCoin) {
  const counts = sectionOf(fetched.coin, 'community_data')
  const all = COMMUNITIES.map(([field, name]) => ({ field, name, members: counts?.[field] ?? null }))
  const negative = all.find(({ members }) => members !== null && members < 0)
  if (negative) throw outOfRange(`community_data.${negative.field}`)
  // CoinGecko writes 0 for communities that it does not count any more.
  const listed = all
    .flatMap(({ name, members }) => (members ? [{ name, members }] : []))
    .toSorted((a, b) => b.members - a.members)
  const excerpt = all.map(({ field, members }) => `${field}: ${members}`).join(', ')
  return { listed, evidence: evidenceOf(fetched, `community_data: ${excerpt}`) }
}

function outOfRange(field: string): SourceFailure {
  return new SourceFailure({ code: 'BAD_ANSWER', source: COINGECKO, reason: `its ${field} is out of range.` })
}
