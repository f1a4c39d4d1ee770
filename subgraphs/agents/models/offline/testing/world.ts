import type { ToolCall } from '../../model.ts'
import type { Answerer } from './converse.ts'
import { finding, LIVE, missing, recorded, stated } from './evidence.ts'
import {
  contractOf,
  holdersOf,
  onchainReport,
  riskOf,
  sentimentReport,
  teamReport,
  tokenomicsReport,
} from './reports.ts'
import { analysis, BTC, ETH, resolution, type TestToken, UNI } from './resolutions.ts'

type Json = Record<string, unknown>

/** What the tools know of a token. */
export interface KnownToken {
  token: TestToken
  /** Texts that mean it, in lower case. */
  called: string[]
  tokenomics: (args: { days?: number; until?: string }) => Json | null
  onchain: Json | null
  sentiment: Json | null
  team: Json | null
}

const POSTS = missing(
  'KEY_REQUIRED',
  'balance of positive and negative posts',
  'No source of posts is connected: X, Reddit and Discord give posts only with a key of theirs.',
)
const NOT_RECORDED = missing(
  'NO_RECORDING',
  'market capitalisation, fully diluted valuation, circulating supply, maximum supply, market-cap rank',
  'CoinGecko could not be asked, and no recording has this figure.',
)
const HOLDERS_UNASKED = missing(
  'SOURCE_NOT_CONFIGURED',
  'holder concentration',
  'No source without a key lists every holder of today; an indexer with a key would, and none is connected yet.',
)
const MOOD = { value: 8, origin: recorded('2026-02-24', 'alternative.me') }
const VOTES = missing(
  'NO_RECORDING',
  'votes on the asset and the size of its community',
  'CoinGecko: no recording of this ships with ChainLens.',
)

function windowOf(args: { days?: number; until?: string }, last: string) {
  const to = args.until ?? last
  const from = new Date(Date.parse(`${to}T00:00:00Z`) - (args.days ?? 360) * 86_400_000).toISOString().slice(0, 10)
  return { from, to, observations: args.days ?? 360 }
}

const recordedSentiment = () =>
  sentimentReport({
    origin: MOOD.origin,
    mood: MOOD,
    missing: [VOTES, POSTS],
    findings: [
      finding('MARKET_EXTREME_FEAR', 'INFO', {
        title: 'The whole market: extreme fear (2026-02-24)',
        detail: 'On 2026-02-24 the index stood at 8, which alternative.me calls "Extreme Fear".',
      }),
    ],
  })

/** Ether as the recordings have it. */
export const RECORDED_ETH: KnownToken = {
  token: ETH,
  called: ['eth', 'ethereum', 'ether', ETH.id],
  tokenomics: (args) =>
    tokenomicsReport({
      symbol: 'ETH',
      origin: recorded('2026-02-22'),
      figures: { priceUsd: 1953.2034, volume24hUsd: 14195410493 },
      missing: [NOT_RECORDED],
      findings: [
        finding('STALE_PRICE', 'LOW', {
          title: 'The price is not current',
          detail: 'It comes from a recording; its date stands beside it.',
        }),
      ],
      risk: riskOf(
        windowOf(args, '2026-02-22'),
        {
          totalReturn: -0.29361,
          annualisedVolatility: 0.71234,
          sharpeRatio: -0.0412,
          sortinoRatio: -0.0581,
          maxDrawdown: -0.6271,
          valueAtRisk95: -0.05931,
          conditionalValueAtRisk95: -0.0842,
          betaToBitcoin: 1.4312,
        },
        recorded('2026-02-22'),
      ),
    }),
  onchain: onchainReport({
    holders: holdersOf(
      { population: 'genesis balances, 2015-07-30', isHistorical: true, isWholePopulation: true },
      {
        holderCount: 8891,
        giniCoefficient: 0.857874617174,
        herfindahlIndex: 292.987160615351,
        nakamotoCoefficient: 97,
        topShare: 0.253987798590123,
      },
      recorded('2015-07-30', '@ethereumjs/genesis 10.1.3, mainnet'),
    ),
    findings: [
      finding(
        'HISTORICAL_HOLDERS',
        'INFO',
        { title: 'The holders are those of a past date: genesis balances, 2015-07-30' },
        recorded('2015-07-30'),
      ),
    ],
  }),
  sentiment: recordedSentiment(),
  team: teamReport({
    repository: 'ethereum/go-ethereum',
    origin: recorded('2026-08-20', 'git history of ethereum/go-ethereum'),
    figures: {
      contributorAbsenceFactor: 5,
      contributorAbsenceFactor52w: 7,
      activeContributors90d: 74,
      commitsPerWeek90d: 19.384615,
      daysSinceLastRelease: 12,
    },
    findings: [
      finding(
        'ACTIVE',
        'INFO',
        {
          title: 'The code is being worked on',
          detail: 'As recorded, people have committed to ethereum/go-ethereum at least once a week.',
        },
        recorded('2026-08-20'),
      ),
    ],
  }),
}

/** Bitcoin as the recordings have it. */
export const RECORDED_BTC: KnownToken = {
  token: BTC,
  called: ['btc', 'bitcoin', BTC.id],
  tokenomics: (args) =>
    tokenomicsReport({
      symbol: 'BTC',
      origin: recorded('2026-02-22'),
      figures: { priceUsd: 67654.12, volume24hUsd: 24519888919, maxSupply: 21000000 },
      missing: [NOT_RECORDED],
      risk: riskOf(
        windowOf(args, '2026-02-22'),
        {
          totalReturn: 1.1132,
          annualisedVolatility: 0.53456,
          sharpeRatio: 1.6712,
          sortinoRatio: 2.5213,
          maxDrawdown: -0.2618,
          valueAtRisk95: -0.03931,
          conditionalValueAtRisk95: -0.0542,
        },
        recorded(args.until ?? '2026-02-22', 'Coinbase daily bars, as published with ta4j'),
      ),
    }),
  onchain: onchainReport({
    status: 'NO_DATA',
    missing: [
      missing(
        'UNSUPPORTED_CHAIN',
        'holder concentration',
        'ChainLens reads chains of the Ethereum kind only; it asks no source of this chain yet.',
      ),
    ],
  }),
  sentiment: recordedSentiment(),
  team: teamReport({
    repository: 'bitcoin/bitcoin',
    origin: recorded('2026-08-21', 'git history of bitcoin/bitcoin'),
    figures: {
      contributorAbsenceFactor: 13,
      contributorAbsenceFactor52w: 8,
      activeContributors90d: 68,
      commitsPerWeek90d: 41.230769,
    },
    missing: [missing('NOT_FOUND', 'days since the last release', 'bitcoin/bitcoin lists no full release.')],
    findings: [
      finding('ACTIVE', 'INFO', { title: 'The code is being worked on', detail: '' }, recorded('2026-08-21')),
      finding(
        'NO_RELEASES',
        'INFO',
        {
          title: 'No release is listed',
          detail: 'bitcoin/bitcoin lists no full release. The project may publish elsewhere, or run without releases.',
        },
        recorded('2026-08-21'),
      ),
    ],
  }),
}

const LOOKED = finding('WHAT_WAS_LOOKED_AT', 'INFO', {
  title: 'What was looked at, and what was not',
  detail: 'Looked at, in block 23,851,000: the code and what it forwards to.',
})

/** Uniswap's token as live sources have it. */
export const LIVE_UNI: KnownToken = {
  token: UNI,
  called: ['uni', 'uniswap', UNI.id, '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'],
  tokenomics: (args) =>
    tokenomicsReport({
      symbol: 'UNI',
      origin: LIVE,
      figures: {
        marketCapRank: 31,
        circulatingShare: 0.628739836874568,
        turnover24h: 0.0689,
        priceUsd: 7.2145,
        marketCapUsd: 4532123456.78,
        fullyDilutedValuationUsd: '7214512345.678901234567890123',
        circulatingSupply: '628739836.874567890123456789',
        maxSupply: '1000000000',
        volume24hUsd: 312345678.9,
      },
      risk: riskOf(
        windowOf(args, '2026-11-21'),
        {
          totalReturn: 0.0512,
          annualisedVolatility: 0.8134,
          sharpeRatio: 0.4211,
          sortinoRatio: 0.6123,
          maxDrawdown: -0.5512,
          valueAtRisk95: -0.0612,
          conditionalValueAtRisk95: -0.0912,
          betaToBitcoin: 1.312,
        },
        { ...LIVE, asOf: '2026-11-21T00:00:00.000Z' },
      ),
    }),
  onchain: onchainReport({
    missing: [
      HOLDERS_UNASKED,
      missing(
        'SOURCE_NOT_CONFIGURED',
        'honeypot test and taxes',
        'A simulated purchase and sale would tell; ChainLens does not run one yet, and no source that does is connected.',
      ),
      missing(
        'SOURCE_NOT_CONFIGURED',
        'verified source code',
        'Whether the source is published and matches is told by Sourcify, Blockscout or Etherscan; none is connected yet.',
      ),
    ],
    contract: contractOf(
      { isProxy: false, canMint: true, canPause: false, canBlacklist: false, owner: null },
      { totalSupply: stated('1000000000', 'UNI', { ...LIVE, source: 'Ethereum node' }) },
    ),
    findings: [
      finding('CAN_MINT', 'MEDIUM', {
        title: 'Someone may be able to make more tokens',
        detail:
          'The code has the function mint(address,uint256). By minter, the one who may make more tokens is the contract 0x1a9C8182C09F50C8318d769245beA52c32BE35BC.',
      }),
      LOOKED,
    ],
  }),
  sentiment: sentimentReport({
    origin: LIVE,
    figures: { positiveVoteShare: 0.7812, communitySize: 1123456 },
    mood: { value: 42, origin: { source: 'alternative.me', mode: 'LIVE', asOf: '2026-11-22T00:00:00.000Z' } },
    missing: [POSTS],
    findings: [finding('MARKET_FEAR', 'INFO', { title: 'The whole market: fear', detail: 'The index stands at 42.' })],
  }),
  team: teamReport({
    repository: 'Uniswap/v4-core',
    origin: { source: 'GitHub', mode: 'LIVE', asOf: '2026-11-22T11:58:00.000Z' },
    figures: { contributorAbsenceFactor: 2, daysSinceLastRelease: 566 },
    missing: [
      missing(
        'NOT_FOUND',
        'contributor absence factor of the last 52 weeks',
        'nobody committed to Uniswap/v4-core in that time.',
      ),
    ],
    findings: [
      finding('DORMANT', 'HIGH', {
        title: 'No commit in 90 days',
        detail: 'nobody has committed to the main branch of Uniswap/v4-core for three months.',
      }),
      finding('KEY_PERSON_RISK', 'MEDIUM', {
        title: 'Much depends on very few people',
        detail:
          'two people made at least half of all commits to Uniswap/v4-core; losing them would hit the project hard.',
      }),
    ],
  }),
}

/** Tools that know these tokens, and no other. */
export function worldOf(known: readonly KnownToken[], lookUps: Record<string, Json> = {}): Answerer {
  return (call: ToolCall) => {
    if (call.toolName === 'resolve_token') {
      const text = String(call.arguments.query).toLowerCase()
      const found = known.find(({ called }) => called.includes(text))
      return lookUps[text] ?? resolution(found ? [{ token: found.token, isClear: true }] : [])
    }
    const found = known.find(({ token }) => token.id === call.arguments.tokenId)
    if (!found) return { token: null }
    const domain = call.toolName.replace('analyze_', '') as 'tokenomics' | 'onchain' | 'sentiment' | 'team'
    const report = domain === 'tokenomics' ? found.tokenomics(call.arguments) : found[domain]
    return analysis(found.token, domain, report)
  }
}
