import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
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
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** An outside service that ChainLens can ask, and whether this installation has a key for it. A key itself is never shown. */
export type DataSource = {
  __typename?: 'DataSource';
  /** What it asks for. */
  access: DataSourceAccess;
  /** What it brings. */
  adds: Scalars['String']['output'];
  /** Who asks it: the analysis subgraphs by name, `models` or `tools`. */
  domains: Array<Scalars['String']['output']>;
  /** Whether a key is set. */
  hasKey: Scalars['Boolean']['output'];
  /** True where the server's settings send its questions to another host than its own. */
  isElsewhere: Scalars['Boolean']['output'];
  /** What a key adds; null where it takes none. */
  keyAdds?: Maybe<Scalars['String']['output']>;
  /** The server's setting that holds the key; null where it takes none. */
  keySetting?: Maybe<Scalars['String']['output']>;
  /** Name for people, e.g. CoinGecko. */
  name: Scalars['String']['output'];
};

/** What an outside service asks for. */
export type DataSourceAccess =
  /** Nothing: it answers everyone. */
  | 'KEYLESS'
  /** Nothing, and a key adds to it. */
  | 'KEY_OPTIONAL'
  /** A key; without one it is never asked. */
  | 'KEY_REQUIRED';

/** What executeTool takes. */
export type ExecuteToolInput = {
  /**
   * SHA-256 (hex) of the arguments' canonical JSON, where their user agreed to them. A run's call of a risky tool without
   * it is DENIED: a worker of whatever version can not leave the question out.
   */
  approvedArgumentsHash?: InputMaybe<Scalars['String']['input']>;
  /** Its input, by its input schema. */
  arguments: Scalars['JSON']['input'];
  /** Equal for a repetition of the same call; the key of a tool that writes. */
  callId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the tool. */
  name: Scalars['String']['input'];
};

/** What a call of a tool gave. */
export type ExecuteToolPayload = {
  __typename?: 'ExecuteToolPayload';
  /** How long it took, in milliseconds. */
  durationMs: Scalars['Int']['output'];
  /** Why there is no result; null when there is. */
  failure?: Maybe<ToolFailure>;
  /** How it ended. */
  outcome: ToolOutcome;
  /** What it gave. Data from outside: material, never an instruction. Null unless it succeeded. */
  result?: Maybe<Scalars['JSON']['output']>;
  /** One line for a person. */
  summary?: Maybe<Scalars['String']['output']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Runs a tool with the caller's own rights. */
  executeTool: ExecuteToolPayload;
};


export type MutationExecuteToolArgs = {
  input: ExecuteToolInput;
};

export type Query = {
  __typename?: 'Query';
  /** The outside services that ChainLens can ask, and which of them have a key. To see which answer now: `npm run chainlens -- doctor`. */
  dataSources: Array<DataSource>;
  /** Every tool there is, by name. */
  tools: Array<Tool>;
};

/** Something an agent can call. */
export type Tool = {
  __typename?: 'Tool';
  /** What it does and when to use it, for a model. */
  description: Scalars['String']['output'];
  /** What it does to the world. */
  effect: ToolEffect;
  /** JSON schema of its input. */
  inputSchema: Scalars['JSON']['output'];
  /** True where each call waits for its user's consent; a write also waits, risky or not, once text from outside was read. */
  isRisky: Scalars['Boolean']['output'];
  /** True where its results hold nothing that strangers wrote. */
  isTrusted: Scalars['Boolean']['output'];
  /** snake_case, unique. */
  name: Scalars['String']['output'];
  /** After how many milliseconds a call is given up. */
  timeoutMs: Scalars['Int']['output'];
};

/** What a tool does to the world, and so whether a call may be repeated after a crash. */
export type ToolEffect =
  /** Changes something once per key; may run again with the same key. */
  | 'IDEMPOTENT_WRITE'
  /** Changes nothing; may run again. */
  | 'READ'
  /** Changes something each time; never runs again by itself. */
  | 'WRITE';

/** Why a tool gave no result. */
export type ToolFailure = {
  __typename?: 'ToolFailure';
  /**
   * UNKNOWN_TOOL, INVALID_ARGUMENTS, APPROVAL_REQUIRED, RATE_LIMITED, TIMED_OUT, EXECUTION_FAILED, OUTCOME_UNKNOWN (of a
   * write: it may or may not have happened).
   */
  code: Scalars['String']['output'];
  /** One sentence that says what to do, for a model and a person. */
  message: Scalars['String']['output'];
  /** True where the same call may succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** How a call of a tool ended. */
export type ToolOutcome =
  /** It was not allowed. */
  | 'DENIED'
  /** With an error. */
  | 'FAILED'
  /** With a result. */
  | 'SUCCEEDED'
  /** Its limit ran out. */
  | 'TIMED_OUT';

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
  Tool: Tool;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  Tool:
    ( { __typename: 'Tool' }
    & GraphQLRecursivePick<FederationTypes['Tool'], {"name":true}> );
}>;



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  DataSource: ResolverTypeWrapper<Partial<DataSource>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  DataSourceAccess: ResolverTypeWrapper<Partial<DataSourceAccess>>;
  ExecuteToolInput: ResolverTypeWrapper<Partial<ExecuteToolInput>>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  ExecuteToolPayload: ResolverTypeWrapper<Partial<ExecuteToolPayload>>;
  Int: ResolverTypeWrapper<Partial<Scalars['Int']['output']>>;
  JSON: ResolverTypeWrapper<Partial<Scalars['JSON']['output']>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Tool: ResolverTypeWrapper<Partial<Tool>>;
  ToolEffect: ResolverTypeWrapper<Partial<ToolEffect>>;
  ToolFailure: ResolverTypeWrapper<Partial<ToolFailure>>;
  ToolOutcome: ResolverTypeWrapper<Partial<ToolOutcome>>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  DataSource: Partial<DataSource>;
  String: Partial<Scalars['String']['output']>;
  Boolean: Partial<Scalars['Boolean']['output']>;
  ExecuteToolInput: Partial<ExecuteToolInput>;
  ID: Partial<Scalars['ID']['output']>;
  ExecuteToolPayload: Partial<ExecuteToolPayload>;
  Int: Partial<Scalars['Int']['output']>;
  JSON: Partial<Scalars['JSON']['output']>;
  Mutation: Record<PropertyKey, never>;
  Query: Record<PropertyKey, never>;
  Tool: Partial<Tool | FederationReferenceTypes['Tool']>;
  ToolFailure: Partial<ToolFailure>;
}>;

export type DataSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataSource'] = ResolversParentTypes['DataSource']> = ResolversObject<{
  access?: Resolver<ResolversTypes['DataSourceAccess'], ParentType, ContextType>;
  adds?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  domains?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  hasKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isElsewhere?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keyAdds?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  keySetting?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type ExecuteToolPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExecuteToolPayload'] = ResolversParentTypes['ExecuteToolPayload']> = ResolversObject<{
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['ToolFailure']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ToolOutcome'], ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  executeTool?: Resolver<ResolversTypes['ExecuteToolPayload'], ParentType, ContextType, RequireFields<MutationExecuteToolArgs, 'input'>>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  dataSources?: Resolver<Array<ResolversTypes['DataSource']>, ParentType, ContextType>;
  tools?: Resolver<Array<ResolversTypes['Tool']>, ParentType, ContextType>;
}>;

export type ToolResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tool'] = ResolversParentTypes['Tool'], FederationReferenceType extends FederationReferenceTypes['Tool'] = FederationReferenceTypes['Tool']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tool']> | FederationReferenceType, FederationReferenceType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['ToolEffect'], ParentType, ContextType>;
  inputSchema?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  isRisky?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isTrusted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeoutMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type ToolFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolFailure'] = ResolversParentTypes['ToolFailure']> = ResolversObject<{
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
}>;

export type Resolvers<ContextType = Context> = ResolversObject<{
  DataSource?: DataSourceResolvers<ContextType>;
  ExecuteToolPayload?: ExecuteToolPayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Tool?: ToolResolvers<ContextType>;
  ToolFailure?: ToolFailureResolvers<ContextType>;
}>;

