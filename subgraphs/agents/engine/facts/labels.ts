/** What the fields of reports are called in a sentence. */
const LABELS: Record<string, string> = {
  priceUsd: 'price',
  marketCapUsd: 'market capitalisation',
  fullyDilutedValuationUsd: 'fully diluted valuation',
  circulatingSupply: 'circulating supply',
  maxSupply: 'maximum supply',
  volume24hUsd: 'volume of a day',
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
  totalSupply: 'total supply',
  buyTax: 'tax on a buy',
  sellTax: 'tax on a sale',
  balance: 'sentiment balance',
  postVolume: 'number of posts',
  volumeZScore: 'post volume against the usual',
  fearAndGreed: 'fear and greed index',
  filteredShare: 'share of posts left out',
  positiveVoteShare: 'share of positive votes',
  communitySize: 'size of the community',
  contributorAbsenceFactor: 'contributor absence factor',
  activeContributors90d: 'active contributors',
  commitsPerWeek90d: 'commits per week',
  daysSinceLastRelease: 'days since the last release',
}

/** A field's name in words; unknown ones are taken apart: someNewField → some new field. */
export function labelOf(field: string): string {
  return LABELS[field] ?? field.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase()
}
