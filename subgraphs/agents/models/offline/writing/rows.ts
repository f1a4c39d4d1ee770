/** The measures of risk and return, in the order of a report. */
export const RISK_ROWS: readonly { place: string; label: string; meaning: string }[] = [
  { place: 'risk.totalReturn', label: 'Total return', meaning: 'what holding it brought' },
  { place: 'risk.annualisedVolatility', label: 'Volatility, annualised', meaning: 'how far it swings' },
  { place: 'risk.maxDrawdown', label: 'Worst fall from a peak', meaning: 'the worst time to have bought and sold' },
  {
    place: 'risk.valueAtRisk95',
    label: 'Daily value at risk',
    meaning: 'on one day in twenty it did this badly or worse',
  },
  { place: 'risk.conditionalValueAtRisk95', label: 'Average of those worst days', meaning: 'how bad they were' },
  { place: 'risk.sharpeRatio', label: 'Sharpe ratio', meaning: 'return for the swings endured' },
  { place: 'risk.sortinoRatio', label: 'Sortino ratio', meaning: 'the same, counting only the falls' },
  { place: 'risk.betaToBitcoin', label: 'Beta to Bitcoin', meaning: 'how far it moves when Bitcoin moves by one' },
]

/** Market and supply, in the order of a report. */
export const MARKET_ROWS: readonly { place: string; label: string }[] = [
  { place: 'priceUsd', label: 'Price' },
  { place: 'marketCapUsd', label: 'Market capitalisation' },
  { place: 'fullyDilutedValuationUsd', label: 'Fully diluted valuation' },
  { place: 'marketCapRank', label: 'Rank by market capitalisation' },
  { place: 'volume24hUsd', label: 'Volume of a day' },
  { place: 'turnover24h', label: 'The same, as a share of its market capitalisation' },
  { place: 'circulatingSupply', label: 'Circulating supply' },
  { place: 'maxSupply', label: 'Maximum supply' },
  { place: 'circulatingShare', label: 'Share that circulates' },
  { place: 'totalValueLockedUsd', label: 'Locked in its protocol' },
  { place: 'fees30dUsd', label: 'Fees its protocol took in a month' },
  { place: 'revenue30dUsd', label: 'What it kept of them' },
  { place: 'marketCapToTvl', label: 'Market capitalisation over what is locked' },
  { place: 'priceToFees', label: "Fully diluted valuation over a year's fees" },
  { place: 'priceToSales', label: 'The same over what it keeps' },
]

/** The team's figures, in the order of a report. */
export const TEAM_ROWS: readonly { place: string; label: string }[] = [
  { place: 'activeContributors90d', label: 'Active contributors, last three months' },
  { place: 'commitsPerWeek90d', label: 'Commits a week, last three months' },
  { place: 'contributorAbsenceFactor', label: 'People who made half of all commits' },
  { place: 'contributorAbsenceFactor52w', label: 'The same, over the last year' },
  { place: 'daysSinceLastRelease', label: 'Days since the last release' },
]

/** How holdings are spread, in the order of a report. */
export const HOLDER_ROWS: readonly { place: string; label: string }[] = [
  { place: 'holders.holderCount', label: 'Holders' },
  { place: 'holders.topShare', label: 'Share of the ten largest' },
  { place: 'holders.largestShare', label: 'Share of the largest' },
  {
    place: 'holders.adjustedTopShare',
    label: 'Share of the ten largest without pools, locks, burnt amounts and contracts',
  },
  { place: 'holders.nakamotoCoefficient', label: 'Fewest who own more than half' },
  { place: 'holders.nakamotoAtLeast', label: 'Fewest who own more than half, at least' },
  { place: 'holders.giniCoefficient', label: 'Gini coefficient (zero: all equal; one: a single holder has all)' },
  { place: 'holders.giniAtLeast', label: 'Gini coefficient, at least' },
  { place: 'holders.herfindahlIndex', label: 'Herfindahl index' },
]

/** What people think, in the order of a report. */
export const SENTIMENT_ROWS: readonly { place: string; label: string }[] = [
  { place: 'positiveVoteShare', label: "Votes for it among CoinGecko's visitors" },
  { place: 'communitySize', label: 'Members of its largest community' },
  { place: 'discordMembers', label: 'Members of its Discord server' },
  { place: 'discordOnline', label: 'Of them online' },
  { place: 'balance', label: 'Balance of posts (minus one to one)' },
  { place: 'postVolume', label: 'Posts' },
  { place: 'distribution.positive', label: 'Positive posts' },
  { place: 'distribution.neutral', label: 'Neutral posts' },
  { place: 'distribution.negative', label: 'Negative posts' },
  { place: 'volumeZScore', label: 'Posts of the last day against the days before, in standard deviations' },
  { place: 'filteredShare', label: 'Posts left out as spam or copies' },
]
