import { type Finding, type MissingSignal, reportStatus, uniqueEvidence } from '@chainlens/platform/evidence'
import { COINMARKETCAP } from '@chainlens/platform/providers/coinmarketcap'
import { missingFrom } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../context.ts'
import { ALTERNATIVE_ME, readFearAndGreed } from '../sources/alternative-me.ts'
import { readCommunity } from '../sources/coingecko.ts'
import { readCoinMarketCapMood } from '../sources/coinmarketcap-mood.ts'
import { readRecordedFearAndGreed } from '../sources/recorded.ts'
import type { MarketMood, Subject } from '../sources/source.ts'
import { subjectOf } from '../sources/subject-of.ts'
import { type CommunityMeasures, measureCommunity } from './measure-community.ts'
import { measureDiscord } from './measure-discord.ts'
import { findDifference, findMood, measureMood } from './measure-mood.ts'
import { reportPosts } from './posts/report-posts.ts'
import type { SentimentMeasures, SentimentReport } from './sentiment-report.ts'

const SEVERITIES: Finding['severity'][] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']

/**
 * What is said about a token's asset: the market's mood, the asset's community and posts, read side by side. A
 * source that fails is a line in `missing` and leaves the rest whole; nothing is thrown for it.
 */
export async function reportSentiment(context: Context, token: TokenReference): Promise<SentimentReport> {
  const now = new Date()
  const [mood, otherMood, aboutAsset] = await Promise.all([
    readMood(context),
    readOtherMood(context),
    readAboutAsset(context, token, now),
  ])
  const { community, posts, discord } = aboutAsset
  const moods = [mood, otherMood].filter((one) => 'value' in one)
  const [first, second] = moods
  const found = [
    ...community.findings,
    ...posts.findings,
    'value' in mood ? findMood(mood, now) : null,
    first && second ? findDifference(first, second, now) : null,
  ].filter((finding) => finding !== null)
  const findings = found.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
  const missing = [
    ...[mood, otherMood].filter((one) => 'reason' in one),
    ...community.missing,
    ...discord.missing,
    ...posts.missing,
  ]
  const measures: SentimentMeasures = {
    balance: posts.balance,
    postVolume: posts.postVolume,
    volumeZScore: posts.volumeZScore,
    fearAndGreed: 'value' in mood ? measureMood(mood, now) : null,
    coinMarketCapFearAndGreed: 'value' in otherMood ? measureMood(otherMood, now) : null,
    filteredShare: posts.filteredShare,
    positiveVoteShare: community.positiveVoteShare,
    communitySize: community.communitySize,
    discordMembers: discord.discordMembers,
    discordOnline: discord.discordOnline,
  }
  const { distribution, examplePosts } = posts
  const withEvidence = [
    ...Object.values(measures),
    ...Object.values(distribution ?? {}),
    ...examplePosts.map(({ tone }) => tone),
    ...findings,
  ]
  const evidence = uniqueEvidence(withEvidence.flatMap((one) => one?.evidence ?? []))
  return {
    status: reportStatus(evidence, missing),
    score: null,
    findings,
    missing,
    evidence,
    observedAt: now.toISOString(),
    ...measures,
    distribution,
    examplePosts,
  }
}

async function readMood(context: Context): Promise<MarketMood | MissingSignal> {
  const { sources, keepRecorded } = context.services
  try {
    return await sources.liveOrRecorded({
      service: 'ALTERNATIVE_ME',
      source: ALTERNATIVE_ME,
      live: () => readFearAndGreed(sources),
      recorded: () => readRecordedFearAndGreed(keepRecorded),
    })
  } catch (error) {
    return missingFrom(error, 'fear and greed of the whole market')
  }
}

async function readOtherMood({ services: { sources, config } }: Context): Promise<MarketMood | MissingSignal> {
  try {
    return await sources.liveOrRecorded({
      service: 'COINMARKETCAP',
      source: COINMARKETCAP,
      live: () => readCoinMarketCapMood(sources, config),
      recorded: () => null,
    })
  } catch (error) {
    return missingFrom(error, "CoinMarketCap's fear and greed of the whole market")
  }
}

/** What the listing says, and what it leads to: posts and the Discord server. Without a listing, the contract is still searched for. */
async function readAboutAsset(context: Context, token: TokenReference, now: Date) {
  const listing = await readListing(context, token)
  const [posts, discord] = await Promise.all([
    reportPosts(context, listing.subject, now),
    measureDiscord(context.services, listing.subject),
  ])
  return { community: listing.community, posts, discord }
}

async function readListing(
  context: Context,
  token: TokenReference,
): Promise<{ subject: Subject; community: CommunityMeasures }> {
  try {
    const reading = await readCommunity(context.services, token)
    return { subject: reading.subject, community: measureCommunity(reading) }
  } catch (error) {
    const missing = [missingFrom(error, 'votes on the asset and the size of its community')]
    const community = { positiveVoteShare: null, communitySize: null, findings: [], missing }
    return { subject: subjectOf(token, null), community }
  }
}
