import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TokenReference } from '@chainlens/platform/tokens';
import type { IdentityLink as LinkedIdentity } from '../domain/link-identity.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
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

/** How well a link between two presences of a project is borne out. */
export type IdentityLevel =
  /** Each side leads to the other. */
  | 'RECIPROCAL'
  /** One side says it of itself; anyone can. */
  | 'SELF_CLAIM'
  /** Somebody else has checked it. */
  | 'THIRD_PARTY';

/** A link between two presences of a project. */
export type IdentityLink = {
  __typename?: 'IdentityLink';
  /** What is said, as a sentence. */
  claim: Scalars['String']['output'];
  /** What says so. */
  evidence: Array<Evidence>;
  /** Where it is said: a host, an account. */
  from: Scalars['String']['output'];
  /** How well it is borne out. */
  level: IdentityLevel;
  /** What it names: a host, an account. */
  to: Scalars['String']['output'];
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

/** Who is behind a token's asset, as its public repositories show it. */
export type TeamReport = AnalysisReport & {
  __typename?: 'TeamReport';
  /** People with a commit in the last 90 days. */
  activeContributors90d?: Maybe<Measure>;
  /** Commits of the last 90 days per week. */
  commitsPerWeek90d?: Maybe<Measure>;
  /** CHAOSS: fewest contributors who made half of the contributions. */
  contributorAbsenceFactor?: Maybe<Measure>;
  /** The same over the last 52 full weeks. */
  contributorAbsenceFactor52w?: Maybe<Measure>;
  /** Whole days since the newest release. */
  daysSinceLastRelease?: Maybe<Measure>;
  /** All evidence that the report rests on. */
  evidence: Array<Evidence>;
  /** What stands out, the gravest first. */
  findings: Array<Finding>;
  /**
   * How the asset's site, the organisation of its code and their accounts name each other. What is not said is
   * unknown, and no bad sign.
   */
  identity?: Maybe<Array<IdentityLink>>;
  /** What could not be had, and why. */
  missing: Array<MissingSignal>;
  /** When the report was made. */
  observedAt: Scalars['DateTime']['output'];
  /** The repository that the figures are of, e.g. ethereum/go-ethereum; null where none is known. */
  repository?: Maybe<Scalars['String']['output']>;
  /** 0 (worst) to 100 (best); a lower bound while `missing` is not empty; null without enough data or without a published scoring. */
  score?: Maybe<Scalars['Float']['output']>;
  /** Whether signals are missing. */
  status: AnalysisStatus;
};

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
  /**
   * CAIP-19, lower case: eip155:1/erc20:0x1f98…, eip155:1/slip44:60,
   * bip122:000000000019d6689c085ae165831e93/slip44:0. A listed coin whose chain has no CAIP-2
   * namespace: listed:<CoinGecko id>/coin:native.
   */
  id: Scalars['ID']['output'];
  /** Who is behind the token's asset. */
  team?: Maybe<TeamReport>;
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
  AnalysisReport: ( Partial<Omit<TeamReport, 'identity'> & { identity?: Maybe<Array<_RefType['IdentityLink']>> }> );
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AnalysisReport: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['AnalysisReport']>;
  Float: ResolverTypeWrapper<Partial<Scalars['Float']['output']>>;
  AnalysisStatus: ResolverTypeWrapper<Partial<AnalysisStatus>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  Evidence: ResolverTypeWrapper<Partial<Evidence>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  EvidenceMode: ResolverTypeWrapper<Partial<EvidenceMode>>;
  Finding: ResolverTypeWrapper<Partial<Finding>>;
  IdentityLevel: ResolverTypeWrapper<Partial<IdentityLevel>>;
  IdentityLink: ResolverTypeWrapper<LinkedIdentity>;
  Measure: ResolverTypeWrapper<Partial<Measure>>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  MissingSignal: ResolverTypeWrapper<Partial<MissingSignal>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Severity: ResolverTypeWrapper<Partial<Severity>>;
  TeamReport: ResolverTypeWrapper<Partial<Omit<TeamReport, 'identity'> & { identity?: Maybe<Array<ResolversTypes['IdentityLink']>> }>>;
  Token: ResolverTypeWrapper<TokenReference>;
  URL: ResolverTypeWrapper<Partial<Scalars['URL']['output']>>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AnalysisReport: ResolversInterfaceTypes<ResolversParentTypes>['AnalysisReport'];
  Float: Partial<Scalars['Float']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  Decimal: Partial<Scalars['Decimal']['output']>;
  Evidence: Partial<Evidence>;
  String: Partial<Scalars['String']['output']>;
  ID: Partial<Scalars['ID']['output']>;
  Finding: Partial<Finding>;
  IdentityLink: LinkedIdentity;
  Measure: Partial<Measure>;
  Boolean: Partial<Scalars['Boolean']['output']>;
  MissingSignal: Partial<MissingSignal>;
  Query: Record<PropertyKey, never>;
  TeamReport: Partial<Omit<TeamReport, 'identity'> & { identity?: Maybe<Array<ResolversParentTypes['IdentityLink']>> }>;
  Token: TokenReference;
  URL: Partial<Scalars['URL']['output']>;
}>;

export type AnalysisReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnalysisReport'] = ResolversParentTypes['AnalysisReport']> = ResolversObject<{
  __resolveType: TypeResolveFn<'TeamReport', ParentType, ContextType>;
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

export type IdentityLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityLink'] = ResolversParentTypes['IdentityLink']> = ResolversObject<{
  claim?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['IdentityLevel'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  token?: Resolver<Maybe<ResolversTypes['Token']>, ParentType, ContextType, RequireFields<QueryTokenArgs, 'id'>>;
}>;

export type TeamReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TeamReport'] = ResolversParentTypes['TeamReport']> = ResolversObject<{
  activeContributors90d?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  commitsPerWeek90d?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  contributorAbsenceFactor?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  contributorAbsenceFactor52w?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  daysSinceLastRelease?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  findings?: Resolver<Array<ResolversTypes['Finding']>, ParentType, ContextType>;
  identity?: Resolver<Maybe<Array<ResolversTypes['IdentityLink']>>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['MissingSignal']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  repository?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnalysisStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type TokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Token'] = ResolversParentTypes['Token'], FederationReferenceType extends FederationReferenceTypes['Token'] = FederationReferenceTypes['Token']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Token']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['TeamReport']>, ParentType, ContextType>;
}>;

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type Resolvers<ContextType = Context> = ResolversObject<{
  AnalysisReport?: AnalysisReportResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Evidence?: EvidenceResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  IdentityLink?: IdentityLinkResolvers<ContextType>;
  Measure?: MeasureResolvers<ContextType>;
  MissingSignal?: MissingSignalResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  TeamReport?: TeamReportResolvers<ContextType>;
  Token?: TokenResolvers<ContextType>;
  URL?: GraphQLScalarType;
}>;

