import { finding, LIVE, missing, stated } from './evidence.ts'
import { HOLDERS_UNASKED, POSTS } from './gaps.ts'
import {
  contractOf,
  onchainReport,
  pricesBy,
  riskOf,
  sentimentReport,
  teamReport,
  tokenomicsReport,
} from './reports.ts'
import { UNI } from './resolutions.ts'
import { riskWindow } from './risk-window.ts'
import type { KnownToken } from './world.ts'

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
        totalValueLockedUsd: 4123456789.12,
        fees30dUsd: 87654321.5,
        revenue30dUsd: 9876543.2,
        marketCapToTvl: 1.0991,
        priceToFees: 6.7649,
        priceToSales: 60.0391,
      },
      priceComparison: pricesBy({ CoinGecko: 7.2145, CoinMarketCap: 7.2311, DefiLlama: 7.2145 }, LIVE),
      risk: riskOf(
        riskWindow(args, '2026-11-21'),
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
