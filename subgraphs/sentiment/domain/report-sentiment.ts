import { type Finding, type MissingSignal, reportStatus, uniqueEvidence } from '@chainlens/platform/evidence'
import { missingFrom } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../context.ts'
import { ALTERNATIVE_ME, readFearAndGreed } from '../sources/alternative-me.ts'
import { readCommunity } from '../sources/coingecko.ts'
import { readRecordedFearAndGreed } from '../sources/recorded.ts'
import type { MarketMood } from '../sources/source.ts'
import { type CommunityMeasures, measureCommunity } from './measure-community.ts'
import { findMood, measureMood } from './measure-mood.ts'
import type { SentimentReport } from './sentiment-report.ts'

const SEVERITIES: Finding['severity'][] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']

/** Measures that need people's posts, which no source here gives. */
const OF_POSTS = [
  'balance of positive and negative posts',
  'number of posts',
  'unusual number of posts',
  'share of posts left out as spam or copies',
]

/**
 * What is said about a token's asset: the market's mood and the asset's community, read side by side. A
 * source that fails is a line in `missing` and leaves the rest whole; nothing is thrown for it.
 */
export async function reportSentiment(context: Context, token: TokenReference): Promise<SentimentReport> {
  const [mood, community] = await Promise.all([readMood(context), readCommunityMeasures(context, token)])
  const now = new Date()
  const fearAndGreed = 'value' in mood ? measureMood(mood, now) : null
  const moodFinding = 'value' in mood ? findMood(mood, now) : null
  const findings = [...community.findings, ...(moodFinding ? [moodFinding] : [])].toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  )
  const missing = [...('value' in mood ? [] : [mood]), ...community.missing, ...missingPosts()]
  const { positiveVoteShare, communitySize } = community
  const measures = { fearAndGreed, positiveVoteShare, communitySize }
  const evidence = uniqueEvidence(
    [...Object.values(measures), ...findings].flatMap((measureOrFinding) => measureOrFinding?.evidence ?? []),
  )
  return {
    status: reportStatus(evidence, missing),
    score: null,
    findings,
    missing,
    evidence,
    observedAt: now.toISOString(),
    balance: null,
    postVolume: null,
    volumeZScore: null,
    filteredShare: null,
    coinMarketCapFearAndGreed: null,
    discordMembers: null,
    discordOnline: null,
    distribution: null,
    examplePosts: [],
    ...measures,
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

async function readCommunityMeasures(context: Context, token: TokenReference): Promise<CommunityMeasures> {
  try {
    return measureCommunity(await readCommunity(context.services, token))
  } catch (error) {
    const missing = [missingFrom(error, 'votes on the asset and the size of its community')]
    return { positiveVoteShare: null, communitySize: null, findings: [], missing }
  }
}

function missingPosts(): MissingSignal[] {
  const reason = 'No source of posts is connected: X, Reddit and Discord give posts only with a key of theirs.'
  return OF_POSTS.map((signal) => ({ code: 'KEY_REQUIRED', signal, reason }))
}
