import { z } from 'zod'
import { SourceFailure } from '../../sources/index.ts'
import { COINGECKO } from './coingecko-error.ts'
import { exactNumber, plainNumber } from './exact-number.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value || null)
const number = plainNumber.nullish().transform((value) => value ?? null)
const exact = exactNumber.nullish().transform((value) => value ?? null)
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null)
const inUsd = z
  .object({ usd: exact })
  .nullish()
  .transform((value) => value?.usd ?? null)

const marketData = z.object({
  current_price: inUsd,
  market_cap: inUsd,
  fully_diluted_valuation: inUsd,
  total_volume: inUsd,
  circulating_supply: exact,
  total_supply: exact,
  max_supply: exact,
  max_supply_infinite: flag,
  last_updated: text,
})

const communityData = z.object({
  reddit_average_posts_48h: number,
  reddit_average_comments_48h: number,
  reddit_subscribers: number,
  reddit_accounts_active_48h: number,
  telegram_channel_user_count: number,
  twitter_followers: number,
})

const developerData = z.object({
  forks: number,
  stars: number,
  subscribers: number,
  total_issues: number,
  closed_issues: number,
  pull_requests_merged: number,
  pull_request_contributors: number,
  commit_count_4_weeks: number,
})

const links = z.object({
  homepage: z
    .array(z.string())
    .nullish()
    .transform((list) => (list ?? []).filter(Boolean)),
  chat_url: z
    .array(z.string())
    .nullish()
    .transform((list) => (list ?? []).filter(Boolean)),
  subreddit_url: text,
  twitter_screen_name: text,
  repos_url: z
    .object({ github: z.array(z.string()).nullish() })
    .nullish()
    .transform((value) => ({ github: (value?.github ?? []).filter(Boolean) })),
})

const sections = { market_data: marketData, community_data: communityData, developer_data: developerData, links }

/** The parts of a coin that are read each for itself, so that one in a new shape costs only its own figures. */
export type CoinSection = keyof typeof sections

const identity = z.object({
  id: z.string().min(1),
  symbol: z.string(),
  name: z.string(),
  asset_platform_id: text,
  platforms: z
    .record(z.string(), z.string().nullable())
    .nullish()
    .transform((value) => value ?? {}),
  detail_platforms: z
    .record(z.string(), z.object({ decimal_place: number, contract_address: text }))
    .nullish()
    .transform((value) => value ?? {}),
  market_cap_rank: number,
  sentiment_votes_up_percentage: number,
  sentiment_votes_down_percentage: number,
  watchlist_portfolio_users: number,
  last_updated: text,
})

function section<Name extends CoinSection>(name: Name) {
  return (body: unknown): { value: z.output<(typeof sections)[Name]> | null; malformed: string | null } => {
    if (body === undefined || body === null) return { value: null, malformed: null }
    const parsed = sections[name].safeParse(body)
    if (parsed.success) return { value: parsed.data as z.output<(typeof sections)[Name]>, malformed: null }
    return { value: null, malformed: [name, ...(parsed.error.issues[0]?.path ?? [])].map(String).join('.') }
  }
}

/**
 * A coin as CoinGecko's /coins/{id} and /coins/{platform}/contract/{address} describe it, the fields that
 * ChainLens reads. What is null or absent there is null here; a figure of another type fails: in the
 * coin's own fields the whole answer, in a section that section, which is then null and in `malformed`.
 */
export const coinSchema = z.looseObject({}).transform((body, context) => {
  const own = identity.safeParse(body)
  if (!own.success) {
    for (const issue of own.error.issues) context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
    return z.NEVER
  }
  const market = section('market_data')(body.market_data)
  const community = section('community_data')(body.community_data)
  const developer = section('developer_data')(body.developer_data)
  const linked = section('links')(body.links)
  return {
    ...own.data,
    market_data: market.value,
    community_data: community.value,
    developer_data: developer.value,
    links: linked.value,
    /** By section: the path of the first field that has another type than expected. */
    malformed: Object.fromEntries(
      Object.entries({
        market_data: market.malformed,
        community_data: community.malformed,
        developer_data: developer.malformed,
        links: linked.malformed,
      }).filter(([, path]) => path !== null),
    ) as Partial<Record<CoinSection, string>>,
  }
})

/** A coin; see coinSchema. Figures of market_data are ExactNumber { value, exact }. */
export type Coin = z.output<typeof coinSchema>

/** A section of a coin, null where CoinGecko has none. Throws SourceFailure BAD_ANSWER where it is malformed. */
export function sectionOf<Name extends CoinSection>(coin: Coin, name: Name): Coin[Name] {
  const path = coin.malformed[name]
  if (path === undefined) return coin[name]
  const reason = `the answer does not have the expected shape at ${path.slice(0, 100)}.`
  throw new SourceFailure({ code: 'BAD_ANSWER', source: COINGECKO, reason })
}
