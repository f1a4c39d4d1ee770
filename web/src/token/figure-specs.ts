import type { FigureSpec } from './figure-spec.ts'
import type { MarketReport, OnchainReport, SentimentReport, TeamReport } from './report-types.ts'

const lower = (word: string) => ({ side: 'lower', word }) as const
const higher = (word: string) => ({ side: 'higher', word }) as const

const MARKET = 'Market and supply'
const PROTOCOL = 'Protocol'
const RISK = 'Risk'
const HOLDERS = 'Holders'
const CONTRACT = 'Contract'
const MOOD = 'Mood'
const TONE = 'Tone of the posts'
const MAKERS = 'Makers'

export const marketFigures: readonly FigureSpec<MarketReport>[] = [
  { label: 'Price', group: MARKET, of: (report) => report.priceUsd, verdict: null },
  { label: 'Market capitalisation', group: MARKET, of: (report) => report.marketCapUsd, verdict: null },
  { label: 'Market-cap rank', group: MARKET, of: (report) => report.marketCapRank, verdict: null },
  { label: 'Fully diluted valuation', group: MARKET, of: (report) => report.fullyDilutedValuationUsd, verdict: null },
  { label: 'Circulating supply', group: MARKET, of: (report) => report.circulatingSupply, verdict: null },
  { label: 'Maximum supply', group: MARKET, of: (report) => report.maxSupply, verdict: null },
  {
    label: 'Circulating share',
    group: MARKET,
    of: (report) => report.circulatingShare,
    verdict: higher('less still to come'),
  },
  { label: 'Volume, 24 hours', group: MARKET, of: (report) => report.volume24hUsd, verdict: null },
  { label: 'Turnover, 24 hours', group: MARKET, of: (report) => report.turnover24h, verdict: null },
  {
    label: 'Annualised volatility',
    group: RISK,
    of: (report) => report.risk?.annualisedVolatility,
    verdict: lower('steadier'),
  },
  { label: 'Deepest fall', group: RISK, of: (report) => report.risk?.maxDrawdown, verdict: higher('fell less') },
  { label: 'Total return', group: RISK, of: (report) => report.risk?.totalReturn, verdict: higher('returned more') },
  {
    label: 'Sharpe ratio',
    group: RISK,
    of: (report) => report.risk?.sharpeRatio,
    verdict: higher('more for the swings'),
  },
  {
    label: 'Sortino ratio',
    group: RISK,
    of: (report) => report.risk?.sortinoRatio,
    verdict: higher('more for the falls'),
  },
  {
    label: 'Value at risk, 95 %',
    group: RISK,
    of: (report) => report.risk?.valueAtRisk95,
    verdict: higher('milder bad days'),
  },
  {
    label: 'Mean of the worst days',
    group: RISK,
    of: (report) => report.risk?.conditionalValueAtRisk95,
    verdict: higher('milder worst days'),
  },
  { label: 'Beta to Bitcoin', group: RISK, of: (report) => report.risk?.betaToBitcoin, verdict: null },
]

// Numbered after what every token has: these are known of protocols only.
export const protocolFigures: readonly FigureSpec<MarketReport>[] = [
  { label: 'Value locked', group: PROTOCOL, of: (report) => report.totalValueLockedUsd, verdict: null },
  { label: 'Fees, 30 days', group: PROTOCOL, of: (report) => report.fees30dUsd, verdict: null },
  { label: 'Revenue, 30 days', group: PROTOCOL, of: (report) => report.revenue30dUsd, verdict: null },
  { label: 'Market cap to value locked', group: PROTOCOL, of: (report) => report.marketCapToTvl, verdict: null },
  { label: 'Price to fees', group: PROTOCOL, of: (report) => report.priceToFees, verdict: null },
  { label: 'Price to sales', group: PROTOCOL, of: (report) => report.priceToSales, verdict: null },
]

export const onchainFigures: readonly FigureSpec<OnchainReport>[] = [
  { label: 'Holders', group: HOLDERS, of: ({ holders }) => holders?.holderCount, verdict: null },
  {
    label: 'Share of the largest 10',
    group: HOLDERS,
    of: ({ holders }) => holders?.topShare,
    verdict: lower('less concentrated'),
  },
  {
    label: 'The same without pools and locks',
    group: HOLDERS,
    of: ({ holders }) => holders?.adjustedTopShare,
    verdict: lower('less concentrated'),
  },
  {
    label: 'Nakamoto coefficient',
    group: HOLDERS,
    of: ({ holders }) => holders?.nakamotoCoefficient ?? holders?.nakamotoAtLeast,
    verdict: null,
  },
  {
    label: 'Gini coefficient',
    group: HOLDERS,
    of: ({ holders }) => holders?.giniCoefficient ?? holders?.giniAtLeast,
    verdict: null,
  },
  { label: 'Herfindahl index', group: HOLDERS, of: ({ holders }) => holders?.herfindahlIndex, verdict: null },
  { label: 'Total supply', group: CONTRACT, of: ({ contract }) => contract?.totalSupply, verdict: null },
  {
    label: 'Liquidity locked or burnt',
    group: CONTRACT,
    of: ({ contract }) => contract?.lockedLiquidity,
    verdict: null,
  },
  { label: 'Tax on a purchase', group: CONTRACT, of: ({ contract }) => contract?.buyTax, verdict: lower('keeps less') },
  { label: 'Tax on a sale', group: CONTRACT, of: ({ contract }) => contract?.sellTax, verdict: lower('keeps less') },
]

export const sentimentFigures: readonly FigureSpec<SentimentReport>[] = [
  { label: 'Balance of posts', group: MOOD, of: (report) => report.balance, verdict: null },
  { label: 'Positive votes', group: MOOD, of: (report) => report.positiveVoteShare, verdict: null },
  { label: 'Posts', group: MOOD, of: (report) => report.postVolume, verdict: null },
  { label: 'Unusual volume', group: MOOD, of: (report) => report.volumeZScore, verdict: null },
  { label: 'Left out as spam or copies', group: MOOD, of: (report) => report.filteredShare, verdict: null },
  { label: 'Community', group: MOOD, of: (report) => report.communitySize, verdict: null },
  { label: 'Discord members', group: MOOD, of: (report) => report.discordMembers, verdict: null },
  { label: 'Discord, online', group: MOOD, of: (report) => report.discordOnline, verdict: null },
  { label: 'Fear and greed, whole market', group: MOOD, of: (report) => report.fearAndGreed, verdict: null },
  { label: 'Posts that were scored', group: TONE, of: (report) => report.distribution?.scoredPosts, verdict: null },
  { label: 'Positive', group: TONE, of: (report) => report.distribution?.positive, verdict: null },
  { label: 'Neutral', group: TONE, of: (report) => report.distribution?.neutral, verdict: null },
  { label: 'Negative', group: TONE, of: (report) => report.distribution?.negative, verdict: null },
]

export const teamFigures: readonly FigureSpec<TeamReport>[] = [
  {
    label: 'People behind half of the code',
    group: MAKERS,
    of: (report) => report.contributorAbsenceFactor,
    verdict: higher('leans on more people'),
  },
  {
    label: 'The same, last 52 weeks',
    group: MAKERS,
    of: (report) => report.contributorAbsenceFactor52w,
    verdict: higher('leans on more people'),
  },
  { label: 'Active in 90 days', group: MAKERS, of: (report) => report.activeContributors90d, verdict: null },
  { label: 'Commits a week, 90 days', group: MAKERS, of: (report) => report.commitsPerWeek90d, verdict: null },
  { label: 'Days since the last release', group: MAKERS, of: (report) => report.daysSinceLastRelease, verdict: null },
]
