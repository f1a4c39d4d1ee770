import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TokenReference } from '@chainlens/platform/tokens';
import type { OnchainReport as AnalysedToken } from '../domain/analyse-token.ts';
import type { HolderConcentration as MeasuredHolders } from '../domain/holders/holder-concentration.ts';
import type { ContractAnalysis as AnalysedContract } from '../domain/contract/contract-analysis.ts';
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

/** What the contract's code and storage say. Null: not known, never no. */
export type ContractAnalysis = {
  __typename?: 'ContractAnalysis';
  /** Share kept on a buy, 0 to 1. */
  buyTax?: Maybe<Measure>;
  /** Whether someone can bar an account. */
  canBlacklist?: Maybe<Scalars['Boolean']['output']>;
  /** Whether someone can make more. */
  canMint?: Maybe<Scalars['Boolean']['output']>;
  /** Whether someone can halt transfers. */
  canPause?: Maybe<Scalars['Boolean']['output']>;
  /** Keccak-256 of the code at the address, as eth_getCode has it; 0x and 64 hexadecimal digits. */
  codeHash?: Maybe<Scalars['String']['output']>;
  /** Address that made the contract, as a source says. */
  creator?: Maybe<Scalars['String']['output']>;
  /** What all of this was read from. */
  evidence?: Maybe<Array<Evidence>>;
  /** Address that it forwards to. */
  implementation?: Maybe<Scalars['String']['output']>;
  /** From a simulated buy and sell. */
  isHoneypot?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the owner is the zero or the dead address. */
  isOwnershipRenounced?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it forwards to another contract that can be changed. */
  isProxy?: Maybe<Scalars['Boolean']['output']>;
  /** Whether its source is published and matches. */
  isVerified?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Share of its pool's own tokens that is locked or burnt, 0 to 1: at least this, by the largest holders of
   * them. Null also for pools whose positions are single tokens.
   */
  lockedLiquidity?: Maybe<Measure>;
  /** Address that owner() answers with. */
  owner?: Maybe<Scalars['String']['output']>;
  /** Address that may change the implementation. */
  proxyAdmin?: Maybe<Scalars['String']['output']>;
  /** Share kept on a sale, 0 to 1. */
  sellTax?: Maybe<Measure>;
  /** Number of whole tokens there are. */
  totalSupply?: Maybe<Measure>;
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

/** Holders by rank, and what they hold together. */
export type HolderBand = {
  __typename?: 'HolderBand';
  /** What the share was read off or computed from. */
  evidence?: Maybe<Array<Evidence>>;
  /** Their ranks, e.g. top 10, 11–20, rest. */
  label: Scalars['String']['output'];
  /** Their share of the total, 0 to 1. */
  share: Scalars['Float']['output'];
};

/** How holdings are spread. */
export type HolderConcentration = {
  __typename?: 'HolderConcentration';
  /**
   * The same of the holders that have no `exclusion`: without pools, locks, burnt amounts and contracts, in
   * what is not burnt. Where the list is too short for so many, it is at least this, and `method` says so.
   */
  adjustedTopShare?: Maybe<Measure>;
  /** Shares of the largest and of the rest, the largest first, each holder in one band; null where no source gives them. */
  bands?: Maybe<Array<HolderBand>>;
  /** The least that the Gini coefficient can be, where the source lists only the largest. */
  giniAtLeast?: Maybe<Measure>;
  /** 0 (all equal) to 1 (one holds all). */
  giniCoefficient?: Maybe<Measure>;
  /** The least that the Herfindahl-Hirschman index can be, where the source lists only the largest. */
  herfindahlAtLeast?: Maybe<Measure>;
  /** 0 to 10,000. */
  herfindahlIndex?: Maybe<Measure>;
  /** Number of accounts that hold more than 0. */
  holderCount?: Maybe<Measure>;
  /** True for a list of a past date that says nothing of today's holders and is never scored. */
  isHistorical: Scalars['Boolean']['output'];
  /** True where every holder was seen; false where the source lists only the largest. */
  isWholePopulation: Scalars['Boolean']['output'];
  /** The largest holders, the largest first; null where the source names none. */
  largestHolders?: Maybe<Array<HolderShare>>;
  /** The least that the Nakamoto coefficient can be, where the largest that are listed hold no more than half. */
  nakamotoAtLeast?: Maybe<Measure>;
  /** Fewest holders that together own more than half. */
  nakamotoCoefficient?: Maybe<Measure>;
  /** What the list is, e.g. genesis balances of 2015-07-30: not today's holders. */
  population: Scalars['String']['output'];
  /** Share of the largest holders in the total, 0 to 1. */
  topShare?: Maybe<Measure>;
};


/** How holdings are spread. */
export type HolderConcentrationAdjustedTopShareArgs = {
  holders?: Scalars['Int']['input'];
};


/** How holdings are spread. */
export type HolderConcentrationLargestHoldersArgs = {
  first?: Scalars['Int']['input'];
};


/** How holdings are spread. */
export type HolderConcentrationTopShareArgs = {
  holders?: Scalars['Int']['input'];
};

/** What a holder is, as far as its source says. */
export type HolderKind =
  /** An ordinary account, moved by one key. */
  | 'ACCOUNT'
  /** An address that no one has the key of. */
  | 'BURN'
  /** Code, of which nothing more is known. */
  | 'CONTRACT'
  /** An exchange that holds for its customers. */
  | 'EXCHANGE'
  /** A pool in which the token is traded. */
  | 'LIQUIDITY_POOL'
  /** A lock that lets go of it at a later time. */
  | 'LOCKED'
  /** Not known. */
  | 'UNKNOWN';

/** One holder out of a list. */
export type HolderShare = {
  __typename?: 'HolderShare';
  /** Lower case where the chain's addresses have no case. */
  address: Scalars['String']['output'];
  /** Number of whole tokens; null where the decimals are not known. */
  balance?: Maybe<Scalars['Decimal']['output']>;
  /** The list that it stands in. */
  evidence?: Maybe<Array<Evidence>>;
  /** Why it is left out of adjustedTopShare; null where it is not. */
  exclusion?: Maybe<Scalars['String']['output']>;
  /** Whether code lives at the address; null where the source does not say. */
  isContract?: Maybe<Scalars['Boolean']['output']>;
  /** What is known of who or what this is. */
  kind: HolderKind;
  /** What the source calls it, e.g. Binance 8; null where it has no name for it. */
  label?: Maybe<Scalars['String']['output']>;
  /** 1 for the largest. */
  rank: Scalars['Int']['output'];
  /** Share of the total, 0 to 1. */
  share: Scalars['Float']['output'];
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

/** Who holds a token, and what its contract can do. */
export type OnchainReport = AnalysisReport & {
  __typename?: 'OnchainReport';
  /** Null for a native coin. */
  contract?: Maybe<ContractAnalysis>;
  /** All evidence that the report rests on. */
  evidence: Array<Evidence>;
  /** What stands out, the gravest first. */
  findings: Array<Finding>;
  /** How holdings are spread; null where no source lists them. */
  holders?: Maybe<HolderConcentration>;
  /** What could not be had, and why. */
  missing: Array<MissingSignal>;
  /** When the report was made. */
  observedAt: Scalars['DateTime']['output'];
  /** 0 (worst) to 100 (best); a lower bound while `missing` is not empty; null without enough data or without a published scoring. */
  score?: Maybe<Scalars['Float']['output']>;
  /** Whether signals are missing. */
  status: AnalysisStatus;
};

export type Query = {
  __typename?: 'Query';
  /** Null for an id that is not CAIP-19. Only parses the id and never waits for a source. */
  token?: Maybe<Token>;
};


export type QueryTokenArgs = {
  id: Scalars['ID']['input'];
};

/** How much a finding should weigh with a reader. */
export type Severity =
  | 'CRITICAL'
  | 'HIGH'
  | 'INFO'
  | 'LOW'
  | 'MEDIUM';

/**
 * One token on one chain. `token(id)` only parses the id and never waits for a source, so that one
 * domain's failure leaves the others' answers whole; each analysis subgraph can serve it.
 */
export type Token = {
  __typename?: 'Token';
  /** Null for a chain's native coin. */
  address?: Maybe<Scalars['String']['output']>;
  /** CAIP-2. */
  chainId: Scalars['String']['output'];
  /** Read on chain; null, with a finding, where no source states it. Never guessed. */
  decimals?: Maybe<Scalars['Int']['output']>;
  /**
   * CAIP-19, lower case: eip155:1/erc20:0x1f98…, eip155:1/slip44:60,
   * bip122:000000000019d6689c085ae165831e93/slip44:0. A listed coin whose chain has no CAIP-2
   * namespace: listed:<CoinGecko id>/coin:native.
   */
  id: Scalars['ID']['output'];
  /** This deployment: who holds it and what its contract can do. */
  onchain?: Maybe<OnchainReport>;
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
  Token: Token;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  Token:
    ( { __typename: 'Token' }
    & GraphQLRecursivePick<FederationTypes['Token'], {"id":true}> );
}>;


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  AnalysisReport: ( AnalysedToken );
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AnalysisReport: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['AnalysisReport']>;
  Float: ResolverTypeWrapper<Partial<Scalars['Float']['output']>>;
  AnalysisStatus: ResolverTypeWrapper<Partial<AnalysisStatus>>;
  ContractAnalysis: ResolverTypeWrapper<AnalysedContract>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  Evidence: ResolverTypeWrapper<Partial<Evidence>>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  EvidenceMode: ResolverTypeWrapper<Partial<EvidenceMode>>;
  Finding: ResolverTypeWrapper<Partial<Finding>>;
  HolderBand: ResolverTypeWrapper<Partial<HolderBand>>;
  HolderConcentration: ResolverTypeWrapper<MeasuredHolders>;
  Int: ResolverTypeWrapper<Partial<Scalars['Int']['output']>>;
  HolderKind: ResolverTypeWrapper<Partial<HolderKind>>;
  HolderShare: ResolverTypeWrapper<Partial<HolderShare>>;
  Measure: ResolverTypeWrapper<Partial<Measure>>;
  MissingSignal: ResolverTypeWrapper<Partial<MissingSignal>>;
  OnchainReport: ResolverTypeWrapper<AnalysedToken>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Severity: ResolverTypeWrapper<Partial<Severity>>;
  Token: ResolverTypeWrapper<TokenReference>;
  URL: ResolverTypeWrapper<Partial<Scalars['URL']['output']>>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AnalysisReport: ResolversInterfaceTypes<ResolversParentTypes>['AnalysisReport'];
  Float: Partial<Scalars['Float']['output']>;
  ContractAnalysis: AnalysedContract;
  Boolean: Partial<Scalars['Boolean']['output']>;
  String: Partial<Scalars['String']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  Decimal: Partial<Scalars['Decimal']['output']>;
  Evidence: Partial<Evidence>;
  ID: Partial<Scalars['ID']['output']>;
  Finding: Partial<Finding>;
  HolderBand: Partial<HolderBand>;
  HolderConcentration: MeasuredHolders;
  Int: Partial<Scalars['Int']['output']>;
  HolderShare: Partial<HolderShare>;
  Measure: Partial<Measure>;
  MissingSignal: Partial<MissingSignal>;
  OnchainReport: AnalysedToken;
  Query: Record<PropertyKey, never>;
  Token: TokenReference;
  URL: Partial<Scalars['URL']['output']>;
}>;

export type AnalysisReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnalysisReport'] = ResolversParentTypes['AnalysisReport']> = ResolversObject<{
  __resolveType: TypeResolveFn<'OnchainReport', ParentType, ContextType>;
}>;

export type ContractAnalysisResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractAnalysis'] = ResolversParentTypes['ContractAnalysis']> = ResolversObject<{
  buyTax?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  canBlacklist?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  canMint?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  canPause?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  codeHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  creator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<Array<ResolversTypes['Evidence']>>, ParentType, ContextType>;
  implementation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isHoneypot?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isOwnershipRenounced?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isProxy?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isVerified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lockedLiquidity?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proxyAdmin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sellTax?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  totalSupply?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
}>;

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

export type HolderBandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HolderBand'] = ResolversParentTypes['HolderBand']> = ResolversObject<{
  evidence?: Resolver<Maybe<Array<ResolversTypes['Evidence']>>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
}>;

export type HolderConcentrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HolderConcentration'] = ResolversParentTypes['HolderConcentration']> = ResolversObject<{
  adjustedTopShare?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType, RequireFields<HolderConcentrationAdjustedTopShareArgs, 'holders'>>;
  bands?: Resolver<Maybe<Array<ResolversTypes['HolderBand']>>, ParentType, ContextType>;
  giniAtLeast?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  giniCoefficient?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  herfindahlAtLeast?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  herfindahlIndex?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  holderCount?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  isHistorical?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isWholePopulation?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  largestHolders?: Resolver<Maybe<Array<ResolversTypes['HolderShare']>>, ParentType, ContextType, RequireFields<HolderConcentrationLargestHoldersArgs, 'first'>>;
  nakamotoAtLeast?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  nakamotoCoefficient?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  population?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topShare?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType, RequireFields<HolderConcentrationTopShareArgs, 'holders'>>;
}>;

export type HolderShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HolderShare'] = ResolversParentTypes['HolderShare']> = ResolversObject<{
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<Array<ResolversTypes['Evidence']>>, ParentType, ContextType>;
  exclusion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isContract?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['HolderKind'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
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

export type OnchainReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnchainReport'] = ResolversParentTypes['OnchainReport']> = ResolversObject<{
  contract?: Resolver<Maybe<ResolversTypes['ContractAnalysis']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  findings?: Resolver<Array<ResolversTypes['Finding']>, ParentType, ContextType>;
  holders?: Resolver<Maybe<ResolversTypes['HolderConcentration']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['MissingSignal']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnalysisStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  token?: Resolver<Maybe<ResolversTypes['Token']>, ParentType, ContextType, RequireFields<QueryTokenArgs, 'id'>>;
}>;

export type TokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Token'] = ResolversParentTypes['Token'], FederationReferenceType extends FederationReferenceTypes['Token'] = FederationReferenceTypes['Token']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Token']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decimals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  onchain?: Resolver<Maybe<ResolversTypes['OnchainReport']>, ParentType, ContextType>;
}>;

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type Resolvers<ContextType = Context> = ResolversObject<{
  AnalysisReport?: AnalysisReportResolvers<ContextType>;
  ContractAnalysis?: ContractAnalysisResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Evidence?: EvidenceResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  HolderBand?: HolderBandResolvers<ContextType>;
  HolderConcentration?: HolderConcentrationResolvers<ContextType>;
  HolderShare?: HolderShareResolvers<ContextType>;
  Measure?: MeasureResolvers<ContextType>;
  MissingSignal?: MissingSignalResolvers<ContextType>;
  OnchainReport?: OnchainReportResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Token?: TokenResolvers<ContextType>;
  URL?: GraphQLScalarType;
}>;

