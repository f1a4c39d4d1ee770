import {
  computedEvidence,
  type Finding,
  type Measure,
  type MissingSignal,
  makeMeasure,
} from '@chainlens/platform/evidence'
import { COINGECKO } from '@chainlens/platform/providers/coingecko'
import { SourceFailure } from '@chainlens/platform/sources'
import type { CommunityReading } from '../sources/source.ts'

/** Anyone may vote, and CoinGecko does not say how many did. */
const VOTE_QUALITY = 0.6
/** Members are easily bought. */
const MEMBERS_QUALITY = 0.7

/** What a community reading gives. */
export interface CommunityMeasures {
  positiveVoteShare: Measure | null
  communitySize: Measure | null
  findings: Finding[]
  missing: MissingSignal[]
}

const VOTES = "share of CoinGecko's visitors who voted for the asset"
const MEMBERS = "size of the asset's largest community"

/** Votes and the largest community; each missing part is named. */
export function measureCommunity({ votes, communities }: CommunityReading): CommunityMeasures {
  const measures: CommunityMeasures = { positiveVoteShare: null, communitySize: null, findings: [], missing: [] }
  const lacks = (signal: string, reason: string) =>
    measures.missing.push({ code: 'NOT_FOUND', signal, reason: `${COINGECKO}: ${reason}` })

  if (votes instanceof SourceFailure) measures.missing.push(votes.toMissing(VOTES))
  else if (votes.positiveShare === null) lacks(VOTES, 'it has no votes on this asset.')
  else {
    const { positiveShare: value, evidence: source } = votes
    const asOf = source.asOf
    const excerpt = `sentiment_votes_up_percentage ÷ 100 = ${value}`
    const evidence = [computedEvidence({ excerpt, asOf, inputs: [source] })]
    const method = 'sentiment_votes_up_percentage ÷ 100; any visitor may vote, and how many did is not given'
    measures.positiveVoteShare = makeMeasure({ value, unit: 'fraction', method, asOf, evidence, quality: VOTE_QUALITY })
    if (value < 0.5)
      measures.findings.push({
        code: 'VOTES_MOSTLY_NEGATIVE',
        severity: 'LOW',
        title: 'Most votes are against it',
        detail:
          "More of CoinGecko's visitors voted against the asset than for it. Any visitor may vote, and how many did is not given.",
        evidence,
      })
  }

  if (communities instanceof SourceFailure) measures.missing.push(communities.toMissing(MEMBERS))
  else if (!communities.listed[0]) lacks(MEMBERS, 'it counts no community of this asset.')
  else {
    const { name, members: value } = communities.listed[0]
    const method = `${name}, the largest of the communities that CoinGecko counts`
    const { evidence } = communities
    measures.communitySize = makeMeasure({
      value,
      unit: 'members',
      method,
      asOf: evidence.asOf,
      evidence: [evidence],
      quality: MEMBERS_QUALITY,
    })
  }
  return measures
}
