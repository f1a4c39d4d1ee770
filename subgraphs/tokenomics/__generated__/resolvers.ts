import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TokenReference } from '@chainlens/platform/tokens';
import type { AssetProfile } from '../sources/market-source.ts';
import type { Resolution, Candidate } from '../domain/resolve/candidate.ts';
import type { TokenomicsReport as ReportedTokenomics } from '../domain/report/tokenomics-report.ts';
import type { RiskMetrics as ComputedRisk } from '../domain/risk/risk-metrics.ts';
import type { SourceComparison as ComparedSources, SourceQuote as ComparedQuote } from '../domain/market/compare-sources.ts';
import type { PriceHistory as ReadPriceHistory, PricePoint as ReadPricePoint } from '../domain/risk/price-history.ts';
import type { Measure as PlatformMeasure, Evidence as PlatformEvidence, Finding as PlatformFinding, MissingSignal as PlatformMissingSignal } from '@chainlens/platform/evidence';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Calendar day, UTC. */
  Date: { input: string; output: string; }
  /** RFC 3339, UTC. */
  DateTime: { input: string; output: Date | string; }
  /** Exact decimal, as a string. */
  Decimal: { input: string; output: string; }
  /** An absolute http or https address. */
  URL: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** What every domain's report has in common. */
export type AnalysisReport = {
  /** All evidence that the report rests on. */
  evidence: Array<Evidence>;
  /** What stands out, the gravest first. */
  findings: Array<Finding>;
  /** What could not be had, and why. */
  missing: Array<MissingSignal>;
  /** When the report was made. */
  observedAt: Scalars['DateTime']['output'];
  /** 0 (worst) to 100 (best); a lower bound while `missing` is not empty; null without enough data or without a published scoring. */
  score?: Maybe<Scalars['Float']['output']>;
  /** Whether signals are missing. */
  status: AnalysisStatus;
};

/** How much of a report its sources could give. */
export type AnalysisStatus =
  /** Every signal the report uses was there. */
  | 'COMPLETE'
  /** No source gave anything. */
  | 'NO_DATA'
  /** Some signals are missing; `missing` names them. */
  | 'PARTIAL';

/** The same thing on one or several chains, e.g. UNI. */
export type Asset = {
  __typename?: 'Asset';
  /** Where it can be had. */
  deployments: Array<Token>;
  /** Opaque, asset_… */
  id: Scalars['ID']['output'];
  /** Name. */
  name: Scalars['String']['output'];
  /** Ticker; not unique. */
  symbol: Scalars['String']['output'];
};

/** Globally unique by id, and unchanging: another reading is another evidence. */
export type Evidence = {
  __typename?: 'Evidence';
  /** The time that the source's figures describe. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** SHA-256 of the bytes that the source answered with; the bytes are kept as long as a message cites them. */
  contentHash?: Maybe<Scalars['String']['output']>;
  /** The part that matters, as the source has it. */
  excerpt?: Maybe<Scalars['String']['output']>;
  /** ev_ and a hash of what follows. */
  id: Scalars['ID']['output'];
  /** What a computed evidence was computed from. */
  inputs: Array<Evidence>;
  /** How it was come by. */
  mode: EvidenceMode;
  /** When the source was read; for a recording, when the recording was made. */
  retrievedAt: Scalars['DateTime']['output'];
  /** Name of the source, e.g. CoinGecko. */
  source: Scalars['String']['output'];
  /** Where a reader can look the same thing up. */
  url?: Maybe<Scalars['URL']['output']>;
};

/** How evidence was come by. */
export type EvidenceMode =
  /** Read from the source earlier and kept for a while. */
  | 'CACHED'
  /** By ChainLens from its `inputs`. */
  | 'COMPUTED'
  /** Read from the source for this request. */
  | 'LIVE'
  /** From a recording that ships with ChainLens; never presented as current. */
  | 'RECORDED';

/** One observation that a reader should know, with its evidence. */
export type Finding = {
  __typename?: 'Finding';
  /** UPPER_SNAKE, stable, e.g. OWNER_CAN_MINT. */
  code: Scalars['String']['output'];
  /** One or two sentences. */
  detail: Scalars['String']['output'];
  /** What it rests on. */
  evidence: Array<Evidence>;
  /** How much it should weigh. */
  severity: Severity;
  /** A few words. */
  title: Scalars['String']['output'];
};

/** One number and where it comes from. */
export type Measure = {
  __typename?: 'Measure';
  /** The time that the figure describes. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** 0 to 1, by the rule in docs/confidence.md. */
  confidence: Scalars['Float']['output'];
  /** What it rests on. */
  evidence: Array<Evidence>;
  /** The same without rounding, where more than a Float is needed (supplies, amounts). */
  exact?: Maybe<Scalars['Decimal']['output']>;
  /** The formula's standard name and parameters, e.g. sample standard deviation of daily simple returns × √365. */
  method: Scalars['String']['output'];
  /** True when the figure is older than its source usually is. */
  stale: Scalars['Boolean']['output'];
  /** fraction (0.25 is 25 %), ratio, USD, tokens, holders, commits/week, days, index points … */
  unit: Scalars['String']['output'];
  /** The figure; null where it is not known. */
  value?: Maybe<Scalars['Float']['output']>;
};

/** A signal that the report would have used and could not get. Unknown is never counted as good. */
export type MissingSignal = {
  __typename?: 'MissingSignal';
  /** UPPER_SNAKE, e.g. SOURCE_UNREACHABLE, RATE_LIMITED, KEY_REQUIRED, BAD_ANSWER, TIMED_OUT, HISTORY_TOO_SHORT. */
  code: Scalars['String']['output'];
  /** Why, and what would bring it. */
  reason: Scalars['String']['output'];
  /** What is missing, e.g. holder concentration. */
  signal: Scalars['String']['output'];
};

/** Daily closes over a window of days. */
export type PriceHistory = {
  __typename?: 'PriceHistory';
  /** What the closes and drawdowns rest on. */
  evidence: Array<Evidence>;
  /** First day of the window. */
  from: Scalars['Date']['output'];
  /** True where the closes come from a recording. */
  isRecorded: Scalars['Boolean']['output'];
  /** What the window lacks, and why. */
  missing: Array<MissingSignal>;
  /** In order of days; empty where none could be had. */
  points: Array<PricePoint>;
  /** True where the window should be the newest and its source is behind. */
  stale: Scalars['Boolean']['output'];
  /** Last day of the window. */
  to: Scalars['Date']['output'];
};

/** A daily close. */
export type PricePoint = {
  __typename?: 'PricePoint';
  /** US dollars for one whole token. */
  closeUsd: Scalars['Float']['output'];
  /** UTC day. */
  day: Scalars['Date']['output'];
  /** Close over the highest close of the window so far, less 1: 0 or negative. */
  drawdown: Scalars['Float']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** Candidates, each with its reason. Callers choose: the graph never guesses which token was meant. */
  resolveToken: TokenResolution;
  /** Null for an id that is not CAIP-19. Only parses the id and never waits for a source. */
  token?: Maybe<Token>;
};


export type QueryResolveTokenArgs = {
  first?: Scalars['Int']['input'];
  query: Scalars['String']['input'];
};


export type QueryTokenArgs = {
  id: Scalars['ID']['input'];
};

/** Risk and return over a window of days. */
export type RiskMetrics = {
  __typename?: 'RiskMetrics';
  /** Sample standard deviation (n − 1) × √365. */
  annualisedVolatility?: Maybe<Measure>;
  /** Covariance over variance on the days that both have; null for Bitcoin itself. */
  betaToBitcoin?: Maybe<Measure>;
  /** Mean of the daily returns at or below valueAtRisk95. */
  conditionalValueAtRisk95?: Maybe<Measure>;
  /** Day of the first close. */
  from: Scalars['Date']['output'];
  /** Negative: the worst fall from a peak, the first close included. */
  maxDrawdown?: Maybe<Measure>;
  /** What could not be computed, and why. */
  missing: Array<MissingSignal>;
  /** Number of returns. */
  observations: Scalars['Int']['output'];
  /** Mean over sample standard deviation of daily returns × √365. */
  sharpeRatio?: Maybe<Measure>;
  /** Downside deviation over all n returns. */
  sortinoRatio?: Maybe<Measure>;
  /** Day of the last close. */
  to: Scalars['Date']['output'];
  /** Last close over first close, less 1. */
  totalReturn?: Maybe<Measure>;
  /** Negative: the 5th percentile of daily returns, linear interpolation. */
  valueAtRisk95?: Maybe<Measure>;
};

/** How much a finding should weigh with a reader. */
export type Severity =
  | 'CRITICAL'
  | 'HIGH'
  | 'INFO'
  | 'LOW'
  | 'MEDIUM';

/** One figure as several sources state it now; recordings and stale figures are left out and named. */
export type SourceComparison = {
  __typename?: 'SourceComparison';
  /** Median of the quotes; null of fewer than two. */
  median?: Maybe<Measure>;
  /** Sources that could not be compared, and why. */
  missing: Array<MissingSignal>;
  /** In the order in which sources are asked; empty where none states it. */
  quotes: Array<SourceQuote>;
  /** Highest less lowest over the median, a fraction; null of fewer than two. */
  spread?: Maybe<Measure>;
};

/** What one source states. */
export type SourceQuote = {
  __typename?: 'SourceQuote';
  /** Over the median of all, less 1, a fraction; null where no other source states it. */
  differenceFromMedian?: Maybe<Measure>;
  /** Its name, e.g. CoinMarketCap. */
  source: Scalars['String']['output'];
  /** The figure, by this source. */
  value: Measure;
};

/**
 * One token on one chain. `token(id)` only parses the id and never waits for a source, so that one
 * domain's failure leaves the others' answers whole; each analysis subgraph can serve it.
 */
export type Token = {
  __typename?: 'Token';
  /** Null for a chain's native coin. */
  address?: Maybe<Scalars['String']['output']>;
  /** What the token is a deployment of; null where no source knows. */
  asset?: Maybe<Asset>;
  /** CAIP-2. */
  chainId: Scalars['String']['output'];
  /**
   * CAIP-19, lower case: eip155:1/erc20:0x1f98…, eip155:1/slip44:60,
   * bip122:000000000019d6689c085ae165831e93/slip44:0. A listed coin whose chain has no CAIP-2
   * namespace: listed:<CoinGecko id>/coin:native.
   */
  id: Scalars['ID']['output'];
  /** Name, as its listing has it. */
  name?: Maybe<Scalars['String']['output']>;
  /** Ticker, as its listing has it; not unique. */
  symbol?: Maybe<Scalars['String']['output']>;
  /** Market, supply and risk of the token's asset. */
  tokenomics?: Maybe<TokenomicsReport>;
};

/** A token that may be meant. */
export type TokenCandidate = {
  __typename?: 'TokenCandidate';
  /** True where the text fits this candidate alone or far better than any other, by the rule in the domain's README. */
  isClear: Scalars['Boolean']['output'];
  /** 1 for the best. */
  rank: Scalars['Int']['output'];
  /** Why it may be meant. */
  reason: Scalars['String']['output'];
  /** The token. */
  token: Token;
  /** What speaks for care, e.g. that others share the ticker. */
  warnings: Array<Scalars['String']['output']>;
};

/** Which tokens a text may mean. */
export type TokenResolution = {
  __typename?: 'TokenResolution';
  /** Best first. */
  candidates: Array<TokenCandidate>;
  /** What the candidates rest on. */
  evidence: Array<Evidence>;
  /** Sources that could not be asked: an empty list of candidates then says nothing. */
  missing: Array<MissingSignal>;
};

/** Market, supply and risk of a token's asset. */
export type TokenomicsReport = AnalysisReport & {
  __typename?: 'TokenomicsReport';
  /** Circulating over maximum supply, a fraction; null where either is not known or they are of different dates. */
  circulatingShare?: Maybe<Measure>;
  /** Whole tokens that the public can trade. */
  circulatingSupply?: Maybe<Measure>;
  /** The circulating supply as each source counts it. */
  circulatingSupplyComparison?: Maybe<SourceComparison>;
  /** All evidence that the report rests on. */
  evidence: Array<Evidence>;
  /** What users of the protocol paid over the last 30 days. */
  fees30dUsd?: Maybe<Measure>;
  /** What stands out, the gravest first. */
  findings: Array<Finding>;
  /** Maximum supply × price. */
  fullyDilutedValuationUsd?: Maybe<Measure>;
  /** The market capitalisation as each source states it. */
  marketCapComparison?: Maybe<SourceComparison>;
  /** Place by market capitalisation, 1 for the largest; null where the source gives none. */
  marketCapRank?: Maybe<Measure>;
  /** Market capitalisation over total value locked. */
  marketCapToTvl?: Maybe<Measure>;
  /** Circulating supply × price. */
  marketCapUsd?: Maybe<Measure>;
  /** Most whole tokens that there can ever be. */
  maxSupply?: Maybe<Measure>;
  /** What could not be had, and why. */
  missing: Array<MissingSignal>;
  /** When the report was made. */
  observedAt: Scalars['DateTime']['output'];
  /** The price as each source has it; the first quote is CoinGecko's where it has one. */
  priceComparison?: Maybe<SourceComparison>;
  /**
   * The daily closes behind `risk`, in the same windows and by the same rules, for charts. Days of which the
   * source has no close are left out, and `missing` says so.
   */
  priceHistory?: Maybe<PriceHistory>;
  /** P/F: fully diluted valuation over a year's fees, those of 30 days × 365/30. */
  priceToFees?: Maybe<Measure>;
  /** P/S: fully diluted valuation over a year's revenue, that of 30 days × 365/30. */
  priceToSales?: Maybe<Measure>;
  /** Price of one whole token. */
  priceUsd?: Maybe<Measure>;
  /** The part of the fees of the last 30 days that the protocol or its holders keep. */
  revenue30dUsd?: Maybe<Measure>;
  /**
   * From daily closes: `days` returns up to and with `until` (default: the last whole day), so `days` + 1
   * closes. A close is the price at 00:00 UTC of the day that begins then; the running point is dropped.
   * Simple returns, 365 days a year, risk-free rate and target return 0. Shorter history: null, with a
   * missing signal. `days` from 7 to 3650.
   */
  risk?: Maybe<RiskMetrics>;
  /** 0 (worst) to 100 (best); a lower bound while `missing` is not empty; null without enough data or without a published scoring. */
  score?: Maybe<Scalars['Float']['output']>;
  /** Whether signals are missing. */
  status: AnalysisStatus;
  /** Value of the assets in the contracts of the asset's protocol; null where DefiLlama lists no protocol of it. */
  totalValueLockedUsd?: Maybe<Measure>;
  /** 24-hour volume over market capitalisation, a fraction; null where either is not known. */
  turnover24h?: Maybe<Measure>;
  /** Traded in the last 24 hours. */
  volume24hUsd?: Maybe<Measure>;
};


/** Market, supply and risk of a token's asset. */
export type TokenomicsReportPriceHistoryArgs = {
  days?: Scalars['Int']['input'];
  until?: InputMaybe<Scalars['Date']['input']>;
};


/** Market, supply and risk of a token's asset. */
export type TokenomicsReportRiskArgs = {
  days?: Scalars['Int']['input'];
  until?: InputMaybe<Scalars['Date']['input']>;
};

export type WithIndex<TObject> = TObject & Record<string, any>;
export type ResolversObject<TObject> = WithIndex<TObject>;

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = ResolversObject<{
  Asset: Asset;
  Token: Token;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  Asset:
    ( { __typename: 'Asset' }
    & GraphQLRecursivePick<FederationTypes['Asset'], {"id":true}> );
  Token:
    ( { __typename: 'Token' }
    & GraphQLRecursivePick<FederationTypes['Token'], {"id":true}> );
}>;


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  AnalysisReport: ( ReportedTokenomics );
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AnalysisReport: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['AnalysisReport']>;
  Float: ResolverTypeWrapper<Partial<Scalars['Float']['output']>>;
  AnalysisStatus: ResolverTypeWrapper<Partial<AnalysisStatus>>;
  Asset: ResolverTypeWrapper<AssetProfile>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
  Date: ResolverTypeWrapper<Partial<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  Evidence: ResolverTypeWrapper<PlatformEvidence>;
  EvidenceMode: ResolverTypeWrapper<Partial<EvidenceMode>>;
  Finding: ResolverTypeWrapper<PlatformFinding>;
  Measure: ResolverTypeWrapper<PlatformMeasure>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  MissingSignal: ResolverTypeWrapper<PlatformMissingSignal>;
  PriceHistory: ResolverTypeWrapper<ReadPriceHistory>;
  PricePoint: ResolverTypeWrapper<ReadPricePoint>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Partial<Scalars['Int']['output']>>;
  RiskMetrics: ResolverTypeWrapper<ComputedRisk>;
  Severity: ResolverTypeWrapper<Partial<Severity>>;
  SourceComparison: ResolverTypeWrapper<ComparedSources>;
  SourceQuote: ResolverTypeWrapper<ComparedQuote>;
  Token: ResolverTypeWrapper<TokenReference>;
  TokenCandidate: ResolverTypeWrapper<Candidate>;
  TokenResolution: ResolverTypeWrapper<Resolution>;
  TokenomicsReport: ResolverTypeWrapper<ReportedTokenomics>;
  URL: ResolverTypeWrapper<Partial<Scalars['URL']['output']>>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AnalysisReport: ResolversInterfaceTypes<ResolversParentTypes>['AnalysisReport'];
  Float: Partial<Scalars['Float']['output']>;
  Asset: AssetProfile;
  ID: Partial<Scalars['ID']['output']>;
  String: Partial<Scalars['String']['output']>;
  Date: Partial<Scalars['Date']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  Decimal: Partial<Scalars['Decimal']['output']>;
  Evidence: PlatformEvidence;
  Finding: PlatformFinding;
  Measure: PlatformMeasure;
  Boolean: Partial<Scalars['Boolean']['output']>;
  MissingSignal: PlatformMissingSignal;
  PriceHistory: ReadPriceHistory;
  PricePoint: ReadPricePoint;
  Query: Record<PropertyKey, never>;
  Int: Partial<Scalars['Int']['output']>;
  RiskMetrics: ComputedRisk;
  SourceComparison: ComparedSources;
  SourceQuote: ComparedQuote;
  Token: TokenReference;
  TokenCandidate: Candidate;
  TokenResolution: Resolution;
  TokenomicsReport: ReportedTokenomics;
  URL: Partial<Scalars['URL']['output']>;
}>;

export type AnalysisReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnalysisReport'] = ResolversParentTypes['AnalysisReport']> = ResolversObject<{
  __resolveType: TypeResolveFn<'TokenomicsReport', ParentType, ContextType>;
}>;

export type AssetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Asset'] = ResolversParentTypes['Asset'], FederationReferenceType extends FederationReferenceTypes['Asset'] = FederationReferenceTypes['Asset']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Asset']> | FederationReferenceType, FederationReferenceType, ContextType>;
  deployments?: Resolver<Array<ResolversTypes['Token']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type EvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = ResolversObject<{
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  contentHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  excerpt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputs?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['EvidenceMode'], ParentType, ContextType>;
  retrievedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
}>;

export type FindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Finding'] = ResolversParentTypes['Finding']> = ResolversObject<{
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type MeasureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Measure'] = ResolversParentTypes['Measure']> = ResolversObject<{
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  exact?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
}>;

export type MissingSignalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MissingSignal'] = ResolversParentTypes['MissingSignal']> = ResolversObject<{
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type PriceHistoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceHistory'] = ResolversParentTypes['PriceHistory']> = ResolversObject<{
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isRecorded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['MissingSignal']>, ParentType, ContextType>;
  points?: Resolver<Array<ResolversTypes['PricePoint']>, ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
}>;

export type PricePointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PricePoint'] = ResolversParentTypes['PricePoint']> = ResolversObject<{
  closeUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  drawdown?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  resolveToken?: Resolver<ResolversTypes['TokenResolution'], ParentType, ContextType, RequireFields<QueryResolveTokenArgs, 'first' | 'query'>>;
  token?: Resolver<Maybe<ResolversTypes['Token']>, ParentType, ContextType, RequireFields<QueryTokenArgs, 'id'>>;
}>;

export type RiskMetricsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RiskMetrics'] = ResolversParentTypes['RiskMetrics']> = ResolversObject<{
  annualisedVolatility?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  betaToBitcoin?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  conditionalValueAtRisk95?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  maxDrawdown?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['MissingSignal']>, ParentType, ContextType>;
  observations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sharpeRatio?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  sortinoRatio?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  totalReturn?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  valueAtRisk95?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
}>;

export type SourceComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceComparison'] = ResolversParentTypes['SourceComparison']> = ResolversObject<{
  median?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['MissingSignal']>, ParentType, ContextType>;
  quotes?: Resolver<Array<ResolversTypes['SourceQuote']>, ParentType, ContextType>;
  spread?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
}>;

export type SourceQuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceQuote'] = ResolversParentTypes['SourceQuote']> = ResolversObject<{
  differenceFromMedian?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Measure'], ParentType, ContextType>;
}>;

export type TokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Token'] = ResolversParentTypes['Token'], FederationReferenceType extends FederationReferenceTypes['Token'] = FederationReferenceTypes['Token']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Token']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asset?: Resolver<Maybe<ResolversTypes['Asset']>, ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  symbol?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tokenomics?: Resolver<Maybe<ResolversTypes['TokenomicsReport']>, ParentType, ContextType>;
}>;

export type TokenCandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TokenCandidate'] = ResolversParentTypes['TokenCandidate']> = ResolversObject<{
  isClear?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['Token'], ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type TokenResolutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TokenResolution'] = ResolversParentTypes['TokenResolution']> = ResolversObject<{
  candidates?: Resolver<Array<ResolversTypes['TokenCandidate']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['MissingSignal']>, ParentType, ContextType>;
}>;

export type TokenomicsReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TokenomicsReport'] = ResolversParentTypes['TokenomicsReport']> = ResolversObject<{
  circulatingShare?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  circulatingSupply?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  circulatingSupplyComparison?: Resolver<Maybe<ResolversTypes['SourceComparison']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  fees30dUsd?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  findings?: Resolver<Array<ResolversTypes['Finding']>, ParentType, ContextType>;
  fullyDilutedValuationUsd?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  marketCapComparison?: Resolver<Maybe<ResolversTypes['SourceComparison']>, ParentType, ContextType>;
  marketCapRank?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  marketCapToTvl?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  marketCapUsd?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  maxSupply?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['MissingSignal']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  priceComparison?: Resolver<Maybe<ResolversTypes['SourceComparison']>, ParentType, ContextType>;
  priceHistory?: Resolver<Maybe<ResolversTypes['PriceHistory']>, ParentType, ContextType, RequireFields<TokenomicsReportPriceHistoryArgs, 'days'>>;
  priceToFees?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  priceToSales?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  priceUsd?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  revenue30dUsd?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  risk?: Resolver<Maybe<ResolversTypes['RiskMetrics']>, ParentType, ContextType, RequireFields<TokenomicsReportRiskArgs, 'days'>>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnalysisStatus'], ParentType, ContextType>;
  totalValueLockedUsd?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  turnover24h?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  volume24hUsd?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type Resolvers<ContextType = Context> = ResolversObject<{
  AnalysisReport?: AnalysisReportResolvers<ContextType>;
  Asset?: AssetResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Evidence?: EvidenceResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  Measure?: MeasureResolvers<ContextType>;
  MissingSignal?: MissingSignalResolvers<ContextType>;
  PriceHistory?: PriceHistoryResolvers<ContextType>;
  PricePoint?: PricePointResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RiskMetrics?: RiskMetricsResolvers<ContextType>;
  SourceComparison?: SourceComparisonResolvers<ContextType>;
  SourceQuote?: SourceQuoteResolvers<ContextType>;
  Token?: TokenResolvers<ContextType>;
  TokenCandidate?: TokenCandidateResolvers<ContextType>;
  TokenResolution?: TokenResolutionResolvers<ContextType>;
  TokenomicsReport?: TokenomicsReportResolvers<ContextType>;
  URL?: GraphQLScalarType;
}>;

