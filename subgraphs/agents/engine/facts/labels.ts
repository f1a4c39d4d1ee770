/** What the fields of reports are called in a sentence. */
const LABELS: Record<string, string> = {
  priceUsd: 'price',
  marketCapUsd: 'market capitalisation',
  fullyDilutedValuationUsd: 'fully diluted valuation',
  circulatingSupply: 'circulating supply',
  maxSupply: 'maximum supply',
  volume24hUsd: 'volume of a day',
  circulatingShare: 'share of the supply that circulates',
  turnover24h: 'turnover of a day',
  marketCapRank: 'rank by market capitalisation',
  totalValueLockedUsd: 'total value locked in its protocol',
  fees30dUsd: 'fees of its protocol in a month',
  revenue30dUsd: 'revenue of its protocol in a month',
  marketCapToTvl: 'market capitalisation over total value locked',
  priceToFees: "fully diluted valuation over a year's fees",
  priceToSales: "fully diluted valuation over a year's revenue",
  'priceComparison.quotes.value': 'price by one source',
  'priceComparison.spread': 'distance of the prices of the sources',
  'circulatingSupplyComparison.spread': 'distance of the supplies by the sources',
  'marketCapComparison.spread': 'distance of the market values by the sources',
  totalReturn: 'total return',
  annualisedVolatility: 'annualised volatility',
  sharpeRatio: 'Sharpe ratio',
  sortinoRatio: 'Sortino ratio',
  maxDrawdown: 'maximum drawdown',
  valueAtRisk95: 'daily value at risk',
  conditionalValueAtRisk95: 'conditional daily value at risk',
  betaToBitcoin: 'beta to Bitcoin',
  holderCount: 'number of holders',
  giniCoefficient: 'Gini coefficient',
  herfindahlIndex: 'Herfindahl index',
  nakamotoCoefficient: 'Nakamoto coefficient',
  topShare: 'share of the largest holders',
  largestShare: 'share of the largest holder',
  adjustedTopShare: 'share of the largest holders without pools, locks, burnt amounts and contracts',
  giniAtLeast: 'least that the Gini coefficient can be',
  nakamotoAtLeast: 'least that the Nakamoto coefficient can be',
  lockedLiquidity: 'least share of the liquidity that is locked',
  totalSupply: 'total supply',
  buyTax: 'tax on a buy',
  sellTax: 'tax on a sale',
  balance: 'sentiment balance',
  postVolume: 'number of posts',
  volumeZScore: 'post volume against the usual',
  fearAndGreed: 'fear and greed index',
  filteredShare: 'share of posts left out',
  coinMarketCapFearAndGreed: "CoinMarketCap's fear and greed index",
  discordMembers: 'members of the Discord server',
  discordOnline: 'members of the Discord server who are online',
  scoredPosts: 'number of posts scored',
  negative: 'share of negative posts',
  neutral: 'share of neutral posts',
  positive: 'share of positive posts',
  tone: 'tone of a post',
  positiveVoteShare: 'share of positive votes',
  communitySize: 'size of the community',
  contributorAbsenceFactor: 'contributor absence factor',
  contributorAbsenceFactor52w: 'contributor absence factor of the last year',
  activeContributors90d: 'active contributors',
  commitsPerWeek90d: 'commits per week',
  daysSinceLastRelease: 'days since the last release',
}

/** Longest tail of a path that has a label of its own. */
const LONGEST = 3

/** The words for a place in a result, e.g. token.tokenomics.priceUsd; unknown fields are taken apart: someNewField → some new field. */
export function labelOf(path: string): string {
  const names = path.split('.').filter((name) => !/^\d+$/.test(name))
  for (let length = LONGEST; length > 0; length -= 1) {
    const label = LABELS[names.slice(-length).join('.')]
    if (label !== undefined) return label
  }
  return (names.at(-1) ?? '').replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase()
}
