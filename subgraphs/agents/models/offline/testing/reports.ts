import { computed, type Origin, stated } from './evidence.ts'

type Json = Record<string, unknown>

/** What every report has. */
interface ReportParts {
  status?: 'COMPLETE' | 'PARTIAL' | 'NO_DATA'
  findings?: Json[]
  missing?: Json[]
}

function base(typename: string, { status, findings = [], missing = [] }: ReportParts): Json {
  return {
    __typename: typename,
    status: status ?? (missing.length > 0 ? 'PARTIAL' : 'COMPLETE'),
    score: null,
    observedAt: '2026-11-22T12:00:00.000Z',
    findings,
    missing,
  }
}

/** Figures by name, each as a measure; what is left out is null, as the graph answers. */
function measures(
  names: Record<string, string>,
  figures: Record<string, number | string>,
  make: (figure: number | string, unit: string) => Json,
): Json {
  return Object.fromEntries(
    Object.entries(names).map(([name, unit]) => {
      const figure = figures[name]
      return [name, figure === undefined ? null : make(figure, unit)]
    }),
  )
}

/** Risk over a window, as analyze_tokenomics answers. */
export function riskOf(
  window: { from: string; to: string; observations?: number },
  figures: Record<string, number>,
  origin: Origin,
  missing: Json[] = [],
): Json {
  const names = {
    totalReturn: 'fraction',
    annualisedVolatility: 'fraction',
    sharpeRatio: 'ratio',
    sortinoRatio: 'ratio',
    maxDrawdown: 'fraction',
    valueAtRisk95: 'fraction',
    conditionalValueAtRisk95: 'fraction',
    betaToBitcoin: 'ratio',
  }
  const { from, to, observations = 365 } = window
  return {
    __typename: 'RiskMetrics',
    from,
    to,
    observations,
    missing,
    ...measures(names, figures, (figure, unit) => computed(Number(figure), unit, origin)),
  }
}

/** Prices by source, and how far apart they lie. */
export function pricesBy(prices: Record<string, number>, origin: Origin): Json {
  const values = Object.values(prices)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const quotes = Object.entries(prices).map(([source, price]) => ({
    __typename: 'SourceQuote',
    source,
    value: stated(price, 'USD', { ...origin, source }),
  }))
  const spread = values.length > 1 ? computed((high - low) / ((high + low) / 2), 'fraction', origin) : null
  return { __typename: 'SourceComparison', quotes, spread }
}

/** A report of market and supply. */
export function tokenomicsReport(
  input: ReportParts & {
    symbol: string
    figures?: Record<string, number | string>
    origin: Origin
    risk: Json
    priceComparison?: Json
  },
): Json {
  const names = {
    priceUsd: 'USD',
    marketCapUsd: 'USD',
    fullyDilutedValuationUsd: 'USD',
    circulatingSupply: input.symbol,
    maxSupply: input.symbol,
    volume24hUsd: 'USD',
    marketCapRank: 'rank',
    circulatingShare: 'fraction',
    turnover24h: 'fraction',
    totalValueLockedUsd: 'USD',
    fees30dUsd: 'USD',
    revenue30dUsd: 'USD',
    marketCapToTvl: 'ratio',
    priceToFees: 'ratio',
    priceToSales: 'ratio',
  }
  return {
    ...base('TokenomicsReport', input),
    ...measures(names, input.figures ?? {}, (figure, unit) => stated(figure, unit, input.origin)),
    priceComparison: input.priceComparison ?? { __typename: 'SourceComparison', quotes: [], spread: null },
    risk: input.risk,
  }
}

/** How holdings are spread. */
export function holdersOf(
  list: { population: string; isHistorical: boolean; isWholePopulation: boolean; largestHolders?: Json[] },
  figures: Record<string, number>,
  origin: Origin,
): Json {
  const names = {
    holderCount: 'holders',
    giniCoefficient: 'ratio',
    herfindahlIndex: 'index points',
    nakamotoCoefficient: 'holders',
    topShare: 'fraction',
    largestShare: 'fraction',
    adjustedTopShare: 'fraction',
    giniAtLeast: 'ratio',
    nakamotoAtLeast: 'holders',
  }
  return {
    __typename: 'HolderConcentration',
    largestHolders: null,
    ...list,
    ...measures(names, figures, (figure, unit) => computed(Number(figure), unit, origin)),
  }
}

/** What a contract can do; what is left out is not known. */
export function contractOf(
  facts: Json,
  figures: { totalSupply?: Json; buyTax?: Json; sellTax?: Json; lockedLiquidity?: Json } = {},
): Json {
  const nothing = {
    isVerified: null,
    isProxy: null,
    implementation: null,
    proxyAdmin: null,
    owner: null,
    isOwnershipRenounced: null,
    canMint: null,
    canPause: null,
    canBlacklist: null,
    isHoneypot: null,
    buyTax: null,
    sellTax: null,
    totalSupply: null,
    lockedLiquidity: null,
  }
  return { __typename: 'ContractAnalysis', ...nothing, ...facts, ...figures }
}

/** A report of holders and contract. */
export function onchainReport(input: ReportParts & { holders?: Json | null; contract?: Json | null }): Json {
  return { ...base('OnchainReport', input), holders: input.holders ?? null, contract: input.contract ?? null }
}

/** A report of the mood. */
export function sentimentReport(
  input: ReportParts & {
    figures?: Record<string, number>
    tones?: Record<'negative' | 'neutral' | 'positive', number>
    origin: Origin
    mood?: { value: number; origin: Origin }
  },
): Json {
  const names = {
    balance: 'ratio',
    postVolume: 'posts',
    volumeZScore: 'standard deviations',
    filteredShare: 'fraction',
    positiveVoteShare: 'fraction',
    communitySize: 'members',
    discordMembers: 'members',
    discordOnline: 'members',
    coinMarketCapFearAndGreed: 'index points',
  }
  const tones = measures(
    { negative: 'fraction', neutral: 'fraction', positive: 'fraction' },
    input.tones ?? {},
    (part, unit) => computed(Number(part), unit, input.origin),
  )
  return {
    ...base('SentimentReport', input),
    distribution: input.tones ? { __typename: 'ToneDistribution', ...tones } : null,
    examplePosts: [],
    ...measures(names, input.figures ?? {}, (figure, unit) => stated(Number(figure), unit, input.origin)),
    fearAndGreed: input.mood ? stated(input.mood.value, 'index points', input.mood.origin) : null,
  }
}

/** A report of the people behind the code. */
export function teamReport(
  input: ReportParts & { repository?: string | null; figures?: Record<string, number>; origin: Origin },
): Json {
  const names = {
    contributorAbsenceFactor: 'contributors',
    contributorAbsenceFactor52w: 'contributors',
    activeContributors90d: 'contributors',
    commitsPerWeek90d: 'commits/week',
    daysSinceLastRelease: 'days',
  }
  return {
    ...base('TeamReport', input),
    repository: input.repository ?? null,
    ...measures(names, input.figures ?? {}, (figure, unit) => computed(Number(figure), unit, input.origin)),
  }
}
