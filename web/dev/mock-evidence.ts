type Evidence = Record<string, unknown> & { id: string; inputs: Evidence[] }

function evidence(
  id: string,
  mode: string,
  source: string,
  asOf: string,
  more: Record<string, unknown> = {},
): Evidence {
  return {
    id: `ev_${id}`,
    mode,
    source,
    asOf,
    retrievedAt: '2026-02-01T10:12:00.000Z',
    url: 'https://www.coingecko.com/en/coins/ethereum/historical_data',
    contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    excerpt: null,
    inputs: [],
    ...more,
  }
}

const closes = evidence('closes', 'RECORDED', 'CoinGecko daily closes', '2024-12-31T00:00:00.000Z', {
  excerpt: 'date,close\n2023-12-31,2281.47\n2024-01-01,2352.33\n…\n2024-12-31,3332.53',
})
const returns = evidence('returns', 'COMPUTED', 'ChainLens: daily returns', '2024-12-31T00:00:00.000Z', {
  url: null,
  excerpt: 'close[t] / close[t − 1] − 1, 366 returns',
  inputs: [closes],
})

export const mockEvidence: Record<string, Evidence> = {
  risk: evidence('volatility', 'COMPUTED', 'ChainLens: risk', '2024-12-31T00:00:00.000Z', {
    url: null,
    excerpt: 'sample standard deviation of daily simple returns × √365',
    inputs: [returns, evidence('calendar', 'CACHED', 'Trading calendar', '2024-12-31T00:00:00.000Z')],
  }),
  holders: evidence('genesis', 'RECORDED', 'Ethereum genesis balances', '2015-07-30T00:00:00.000Z', {
    url: 'https://github.com/ethereum/go-ethereum',
  }),
  team: evidence('git', 'RECORDED', 'go-ethereum git history', '2026-01-15T00:00:00.000Z'),
  mood: evidence('mood', 'LIVE', 'alternative.me', '2026-02-01T00:00:00.000Z', {
    url: 'https://alternative.me/crypto/',
  }),
  listing: evidence('listing', 'CACHED', 'CoinGecko', '2026-02-01T00:00:00.000Z'),
}

const ETH = { tokenId: 'eip155:1/slip44:60' }

export const mockTools: {
  id: string
  name: string
  arguments: unknown
  durationMs: number
  summary: string
  evidence: string
  failsOn?: string
}[] = [
  {
    id: 'call_1',
    name: 'resolve_token',
    arguments: { query: 'ETH' },
    durationMs: 420,
    summary: 'Ether on Ethereum, clear among 4 candidates.',
    evidence: 'listing',
  },
  {
    id: 'call_2',
    name: 'token_risk',
    arguments: { ...ETH, days: 366, until: '2024-12-31' },
    durationMs: 1900,
    summary: '366 returns up to 2024-12-31.',
    evidence: 'risk',
  },
  {
    id: 'call_3',
    name: 'onchain_holders',
    arguments: ETH,
    durationMs: 2900,
    summary: '8,893 accounts of 2015-07-30; not today’s holders.',
    evidence: 'holders',
  },
  {
    id: 'call_4',
    name: 'market_sentiment',
    arguments: ETH,
    durationMs: 1200,
    summary: 'Fear and greed 74; community size.',
    evidence: 'mood',
    failsOn: 'mood',
  },
  {
    id: 'call_5',
    name: 'team_activity',
    arguments: ETH,
    durationMs: 3600,
    summary: 'ethereum/go-ethereum, 90 days.',
    evidence: 'team',
  },
]

const cite = (marker: number, label: string, value: string | null, unit: string | null, of: string) => ({
  marker,
  label,
  value,
  unit,
  evidence: mockEvidence[of],
})

export const mockCitations = [
  cite(1, 'Annualised volatility of ETH, 2024', '0.542183077215943102', 'fraction', 'risk'),
  cite(2, 'Annualised volatility of BTC, 2024', '0.448917532209', 'fraction', 'risk'),
  cite(3, 'Largest fall of ETH, 2024', '-0.4411093', 'fraction', 'risk'),
  cite(4, 'Largest fall of BTC, 2024', '-0.2615', 'fraction', 'risk'),
  cite(5, 'Sharpe ratio of ETH, 2024', '0.9377', 'ratio', 'risk'),
  cite(6, 'Sharpe ratio of BTC, 2024', '1.7812', 'ratio', 'risk'),
  cite(7, 'Beta of ETH to BTC, 2024', '1.1193', 'ratio', 'risk'),
  cite(8, 'Accounts in the genesis state', '8893', 'holders', 'holders'),
  cite(9, 'Contributor absence factor', '3', 'people', 'team'),
  cite(10, 'Fear and greed index', '74', 'index points', 'mood'),
]
