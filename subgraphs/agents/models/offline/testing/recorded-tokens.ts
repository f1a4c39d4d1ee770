import { finding, missing, recorded } from './evidence.ts'
import { NOT_RECORDED, POSTS, VOTES } from './gaps.ts'
import { holdersOf, onchainReport, riskOf, sentimentReport, teamReport, tokenomicsReport } from './reports.ts'
import { BTC, ETH } from './resolutions.ts'
import { riskWindow } from './risk-window.ts'
import type { KnownToken } from './world.ts'

const MOOD = { value: 8, origin: recorded('2026-02-24', 'alternative.me') }

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
        riskWindow(args, '2026-02-22'),
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
        {
          title: 'The holders are those of a past date: genesis balances, 2015-07-30',
          detail:
            "Ether balances at block zero of Ethereum: presale buyers and endowments. These are not today's holders. The figures are not scored.",
        },
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
        riskWindow(args, '2026-02-22'),
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
