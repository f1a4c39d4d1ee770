import type {
  WebTokenMarketQuery,
  WebTokenOnchainQuery,
  WebTokenSentimentQuery,
  WebTokenTeamQuery,
} from '../gql/reports/graphql.ts'

export type MarketReport = NonNullable<NonNullable<WebTokenMarketQuery['token']>['tokenomics']>
export type OnchainReport = NonNullable<NonNullable<WebTokenOnchainQuery['token']>['onchain']>
export type SentimentReport = NonNullable<NonNullable<WebTokenSentimentQuery['token']>['sentiment']>
export type TeamReport = NonNullable<NonNullable<WebTokenTeamQuery['token']>['team']>
